package org.gridward.grid;

import java.util.regex.Pattern;

/**
 * The form that a layer's grid codes have. The digit check belongs to the layer, so that another
 * country's codes are as welcome.
 *
 * @param pattern what the whole code must match
 * @param description how to write it, for the error message
 */
public record CodeForm(Pattern pattern, String description) {

  /**
   * District 6, subdistrict 3, community 3, serial 3: what Chinese cities use (DB11, GB/T 47678).
   */
  public static final CodeForm DIGITS_15 =
      new CodeForm(
          Pattern.compile("\\d{15}"), "write 15: district 6, subdistrict 3, community 3, serial 3");

  /** Any code; for layers that declare no form of their own. */
  public static final CodeForm ANY =
      new CodeForm(Pattern.compile("\\S{1,40}"), "write 1 to 40 characters without white space");

  /** A form given as a regular expression, such as {@code [1-5]\d{2}}. */
  public static CodeForm of(String regex) {
    return new CodeForm(Pattern.compile(regex), "write a code that matches " + regex);
  }

  /** The code, or an {@link IllegalArgumentException} that says what was seen and what to write. */
  public GridCode check(String code) {
    if (!pattern.matcher(code).matches()) {
      var digits = code.chars().allMatch(Character::isDigit) ? " digits" : " characters";
      throw new IllegalArgumentException(
          "Grid code \"" + code + "\" has " + code.length() + digits + "; " + description + ".");
    }
    return new GridCode(code);
  }
}
