package org.gridward.rules.check;

import java.util.Locale;
import java.util.Optional;
import org.gridward.decision.Category;
import org.gridward.event.Source;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridKind;

/**
 * Events for which nobody but the fallback is named (责任空白).
 *
 * @param category what they are
 * @param gridKind the kind of grid they lie in
 * @param gridClass its class; a dedicated grid has none
 * @param source who reports them
 * @param band when
 * @param partly whether some row holds for a part of them, by a text, a number, an area or the like
 * @param seen how many such events there have been, where that was counted
 */
public record Gap(
    Category category,
    GridKind gridKind,
    Optional<GridClass> gridClass,
    Source source,
    Band band,
    boolean partly,
    long seen) {

  /** Parts of the week. */
  public enum Band {
    /** Within the hours of a work day. */
    WORK_HOURS("工作时间", "work hours"),
    /** On a work day, outside its hours. */
    NIGHT("工作日夜间", "nights"),
    /** On a day off. */
    HOLIDAY("节假日", "holidays");

    private final String zh;
    private final String en;

    Band(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    public String zh() {
      return zh;
    }

    public String en() {
      return en;
    }
  }

  Gap counted(long times) {
    return new Gap(category, gridKind, gridClass, source, band, partly, times);
  }

  /** Such as {@code 一类基础网格 · 市民 · 工作日夜间}. */
  public String zh() {
    return gridClass.map(it -> Words.chinese(Words.GRID_CLASSES, it.name())).orElse("")
        + Words.chinese(Words.GRID_KINDS, gridKind.name())
        + "网格 · "
        + Words.chinese(Words.SOURCES, source.name())
        + " · "
        + band.zh();
  }

  /** The same in English. */
  public String en() {
    return gridClass.map(it -> "class " + it + " ").orElse("")
        + gridKind.name().toLowerCase(Locale.ROOT)
        + " grid · "
        + source.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + " · "
        + band.en();
  }
}
