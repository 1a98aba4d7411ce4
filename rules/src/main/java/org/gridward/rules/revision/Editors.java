package org.gridward.rules.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.rules.workbook.CsvReader;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.PolicyFolder;
import org.gridward.rules.workbook.Sheet;

/**
 * Who may change a policy: {@code editors.csv} in its folder, with the columns name (姓名),
 * departments (部门: codes, or {@code *} for all) and key (公钥: the public half that {@code gridward
 * keygen} prints). Immutable.
 */
public final class Editors {

  private final Path file;
  private final Map<String, Editor> byName;

  private Editors(Path file, Map<String, Editor> byName) {
    this.file = file;
    this.byName = byName;
  }

  /**
   * Reads the editors of a policy folder; nobody where it names none.
   *
   * @throws IllegalArgumentException when a line is incomplete; it names which
   */
  public static Editors read(Path policy) throws IOException {
    var file = policy.resolve(PolicyFolder.EDITORS);
    var byName = new LinkedHashMap<String, Editor>();
    if (Files.exists(file)) {
      var issues = new Issues();
      for (var sheet : CsvReader.read(file, issues)) {
        for (var line :
            sheet.lines().subList(Math.min(1, sheet.lines().size()), sheet.lines().size())) {
          var editor = editor(file, line);
          byName.put(editor.name(), editor);
        }
      }
    }
    return new Editors(file, byName);
  }

  private static Editor editor(Path file, Sheet.Line line) {
    var cells = line.cells().stream().map(it -> it.text().strip()).toList();
    if (cells.size() < 2 || cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
      throw new IllegalArgumentException(
          "%s:%d names no editor; write name, departments (codes or *), public key."
              .formatted(file, line.number()));
    }
    return new Editor(
        cells.get(0),
        Set.of(cells.get(1).split("\\s*[、;]\\s*")),
        cells.size() > 2 ? cells.get(2) : "");
  }

  /** All of them, in the order of the file. */
  public List<Editor> list() {
    return List.copyOf(byName.values());
  }

  public Optional<Editor> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether a department has an editor of its own, besides the owners. */
  boolean haveEditor(String department) {
    return byName.values().stream().anyMatch(it -> it.departments().contains(department));
  }

  private Editor required(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no editor of this policy; %s names %s."
                        .formatted(name, file, byName.keySet())));
  }

  /**
   * An editor's word on a text, proved by the key whose public half stands beside the name.
   *
   * @throws IllegalArgumentException when nobody has that name, or the key is another's
   */
  public Vote sign(String name, PrivateKey key, String text) {
    var editor = required(name);
    var vote = Vote.signed(name, Keys.sign(text, key));
    if (!isProved(vote, text)) {
      throw new IllegalArgumentException(
          "The key is not that of %s in %s; use your own, or have the line renewed."
              .formatted(editor.name(), file));
    }
    return vote;
  }

  /**
   * The word of somebody whom the host itself has signed in. Only the host may call this, after it
   * has made sure who it is: the name alone proves nobody.
   */
  public Vote signedIn(String name) {
    return new Vote(required(name).name(), Vote.BY_HOST);
  }

  /** Whether a vote was given with the editor's key on just this text. */
  boolean isProved(Vote vote, String text) {
    return vote.proof().startsWith(Vote.BY_KEY)
        && find(vote.name())
            .map(Editor::publicKey)
            .filter(it -> Keys.verify(text, vote.proof().substring(Vote.BY_KEY.length()), it))
            .isPresent();
  }
}
