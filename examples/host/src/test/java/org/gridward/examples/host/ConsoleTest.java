package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridward.examples.host.ConsoleTab.Look;
import org.gridward.examples.host.wiring.Host;
import org.gridward.examples.host.wiring.HostSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in a real Chromium, against the real host. */
class ConsoleTest {

  private static final int GRIDS = 66;

  private static ConsoleBrowser browser;
  private static Host host;

  @TempDir private static Path data;

  private final List<ConsoleTab> tabs = new ArrayList<>();

  @BeforeAll
  static void start() {
    browser = ConsoleBrowser.open();
    host = Host.start(HostSettings.onFreePorts(data));
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      host.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void no_page_complained_and_nothing_left_the_host() {
    tabs.forEach(ConsoleTab::close);
    assertThat(tabs).allSatisfy(it -> assertThat(it.complaints).isEmpty());
  }

  private ConsoleTab tab(Look look) {
    var made = browser.tab("http://127.0.0.1:" + host.httpPort(), look);
    tabs.add(made);
    return made;
  }

  /** A grid worker's report in the middle of a village grid; it is dispatched at once. */
  private static String report(ConsoleTab tab, String text) {
    var place = GridPlace.of(tab.get("/api/grids.geojson"));
    return (String)
        tab.post(
                "/api/events",
                Map.of(
                    "source", "GRID_WORKER",
                    "kind", "report.general",
                    "category", "0102",
                    "text", text,
                    "longitude", place.longitude(),
                    "latitude", place.latitude(),
                    "datum", "WGS84"))
            .get("caseId");
  }

  @Test
  void the_map_shows_every_grid_of_the_town() {
    var tab = tab(Look.WIDE).open("#/map");

    tab.await("document.querySelector('.leaflet-container').dataset.grids === '" + GRIDS + "'");
    assertThat(tab.see(".legend summary").textContent()).contains(GRIDS + " 个网格");
    assertThat(colours(tab)).as("colours on the canvas").isGreaterThan(3);

    tab.page.click("[data-tab=grids]");
    assertThat(tab.page.locator("[data-grid]").count()).isEqualTo(GRIDS);
  }

  private static int colours(ConsoleTab tab) {
    return (int)
        tab.value(
            """
            () => {
              const canvas = document.querySelector('.leaflet-overlay-pane canvas');
              const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(dots.data.buffer)).size;
            }""");
  }

  @Test
  void a_posted_event_appears_on_map_and_queue_without_reload() {
    var map = tab(Look.WIDE).open("#/map");
    var queue = tab(Look.WIDE).open("#/queue?order=NEWEST");
    map.await("document.querySelector('.leaflet-container').dataset.pins !== undefined");
    queue.await("document.querySelector('.queue-total').textContent > ''");
    List.of(map, queue).forEach(it -> it.value("() => { window.stayed = true; }"));

    var id = report(map, "垃圾桶旁堆放垃圾");

    map.see(".case-list [data-row='" + id + "']");
    map.await("document.querySelector('.pin-fresh[aria-label*=\"" + id + "\"], .pin-fresh b')");
    map.await("document.querySelector('[data-spoken]').textContent > ''");
    queue.see(".queue-row[data-row='" + id + "']");
    assertThat(List.of(map, queue))
        .allSatisfy(it -> assertThat(it.value("window.stayed")).isEqualTo(true));
  }

  @Test
  @SuppressWarnings("unchecked")
  void the_case_page_shows_the_winning_row_with_its_cell_and_a_loser() {
    var tab = tab(Look.WIDE);
    var id = report(tab, "路边堆放垃圾");
    var explanation = (Map<String, Object>) tab.get("/api/cases/" + id).get("explanation");
    var route =
        ((List<Map<String, Object>>) explanation.get("reasons"))
            .stream().filter(it -> it.get("stage").equals("ROUTE")).findFirst().orElseThrow();
    var row = (Map<String, Object>) route.get("row");

    tab.open("#/cases/" + id);

    var stage = "[data-stage=ROUTE] ";
    assertThat(tab.see(stage + ".winner .row-ref").textContent())
        .contains((String) route.get("ruleId"))
        .contains(row.get("file") + "!" + row.get("sheet") + "!" + row.get("cell"));
    assertThat(tab.see(stage + ".loser .row-ref").textContent()).contains("!");
    assertThat(tab.see(stage + ".loser .loser-why").textContent()).startsWith("未采用：");
    assertThat(tab.see("[data-stage=PLACE] .place-words").textContent()).contains("WGS-84");
    assertThat(tab.page.locator("[data-step]").count()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void a_case_is_taken_and_sent_back_by_keyboard_alone() {
    var tab = tab(Look.WIDE);
    var id = report(tab, "绿化带旁有垃圾");
    tab.open("#/queue?order=NEWEST");
    tab.see("[data-row='" + id + "'].row-current");

    tab.page.keyboard().press("b");
    tab.see("[data-action-form=SEND_BACK] [name=opinion]:focus");
    tab.page.keyboard().type("不属于我单位管护范围");
    tab.page.keyboard().press("Escape");
    tab.await("!document.querySelector('dialog')");
    assertThat(tab.get("/api/cases/" + id)).containsEntry("state", "DISPATCHED");

    tab.page.keyboard().press("a");
    tab.see("[data-row='" + id + "'][data-state=HANDLING]");
    assertThat(tab.get("/api/cases/" + id)).containsEntry("state", "HANDLING");

    tab.page.keyboard().press("t");
    tab.see("[data-action-form=TRANSFER]");
    assertThat(tab.barriers()).isEmpty();
  }

  @Test
  void a_reason_given_in_the_dialog_is_kept_in_the_history() {
    var tab = tab(Look.WIDE);
    var id = report(tab, "河边有垃圾");
    tab.open("#/cases/" + id);
    tab.see("[data-action=SEND_BACK]");

    tab.page.keyboard().press("b");
    tab.page.locator("dialog [name=opinion]").fill("权属为物业公司");
    tab.page.locator("dialog [type=submit]").click();

    assertThat(tab.see("[data-step=SEND_BACK] .step-opinion").textContent()).isEqualTo("权属为物业公司");
    assertThat(tab.get("/api/cases/" + id)).containsEntry("state", "FILED");
  }

  @Test
  void a_pin_answers_to_the_keyboard_as_to_the_mouse() {
    var tab = tab(Look.WIDE);
    report(tab, "桥下有垃圾");
    tab.open("#/map").await("document.querySelector('.leaflet-marker-icon.pin')");

    tab.page.locator(".leaflet-marker-icon.pin").first().focus();
    tab.page.keyboard().press("Enter");

    tab.see(".picked");
    tab.await("document.activeElement.classList.contains('row-link')");
  }

  @Test
  void a_person_registers_an_event_with_a_click_on_the_map() {
    var tab = tab(Look.WIDE).open("#/report");
    tab.see(".report-map .leaflet-container[data-grids]");

    tab.page.selectOption("[name=source]", "GRID_WORKER");
    tab.page.selectOption("[name=category]", "0102");
    tab.page.fill("[name=text]", "公园门口有垃圾");
    tab.page.locator(".report-map .map").click();
    tab.page.click(".report-form [type=submit]");

    assertThat(tab.see(".taken a").textContent()).matches("\\d{4}-\\d{6,}");
  }

  @Test
  void the_language_can_be_switched_and_stays() {
    var tab = tab(Look.WIDE).open("#/queue");
    assertThat(tab.see("h1").textContent()).isEqualTo("案件队列");

    tab.page.click("[data-tool=language]");
    tab.await("document.querySelector('h1').textContent === 'Case queue'");
    tab.page.reload();

    tab.await("document.querySelector('h1')?.textContent === 'Case queue'");
    assertThat(tab.value("document.documentElement.lang")).isEqualTo("en");
  }

  @Test
  void a_deadline_counts_on_the_clock_of_the_host() {
    var tab = tab(Look.WIDE.language("en"));
    var id = report(tab, "路口有垃圾");
    var due = Instant.parse((String) tab.get("/api/cases/" + id).get("dueAt"));
    var left = Duration.between(Instant.now(), due);
    tab.window.clock().install(wrongBy(Duration.ofHours(-31)));

    tab.open("#/cases/" + id);

    var minutes = left.toMinutes();
    var units = minutes >= 1440 ? minutes / 1440 + " d" : minutes / 60 + " h";
    assertThat(tab.see(".case-due .due-left").textContent()).startsWith(units).endsWith("left");
  }

  private static Clock.InstallOptions wrongBy(Duration error) {
    return new Clock.InstallOptions().setTime(Instant.now().plus(error).toEpochMilli());
  }

  @Test
  void old_data_is_called_old() {
    var tab = tab(Look.WIDE).open("#/map");

    tab.offline(it -> it.see("[data-banner=stale]"));

    tab.await("!document.querySelector('[data-banner=stale]')");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/map", "#/queue", "#/cases/%s", "#/devices", "#/policy", "#/report"})
  void a_narrow_screen_does_not_scroll_sideways(String address) {
    var tab = tab(Look.WIDE.width(390));
    var id = report(tab, "站台边有垃圾");

    tab.open(address.formatted(id)).see("h1");

    tab.await("!document.querySelector('main').textContent.includes('正在读取')");
    assertThat(tab.overhang()).isZero();
    assertThat(tab.barriers()).isEmpty();
  }

  /** The widths of screens that are sold, and those between which the bar changes. */
  @ParameterizedTest
  @ValueSource(ints = {1920, 1541, 1440, 1366, 1281, 1280, 1024, 981})
  void the_bar_fits_in_english_too(int width) {
    var tab = tab(Look.WIDE.width(width).language("en")).open("#/devices");

    tab.see(".counter-value");
    assertThat(tab.overhang()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "#/map, zh-CN, light", "#/map, en, dark",
    "#/queue, zh-CN, light", "#/queue, en, dark",
    "#/cases/%s, zh-CN, light", "#/cases/%s, en, dark",
    "#/devices, zh-CN, light", "#/devices, en, dark",
    "#/policy, zh-CN, light", "#/policy, en, dark",
    "#/report, zh-CN, light", "#/report, en, dark",
  })
  void every_page_is_open_to_everybody_and_knows_its_words(
      String address, String language, String theme) {
    var tab = tab(Look.WIDE.language(language).theme(theme));
    var id = report(tab, "学校旁有垃圾");

    tab.open(address.formatted(id)).see("h1");

    tab.await("!/正在读取|Loading/.test(document.querySelector('main').textContent)");
    assertThat(tab.barriers()).isEmpty();
    assertThat(unknownWords(tab)).isEmpty();
  }

  /** Keys that stand on the page because the dictionary lacks them; what cells say is no key. */
  private static List<?> unknownWords(ConsoleTab tab) {
    return (List<?>)
        tab.value(
            """
            () => {
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walk.nextNode()) {
                const words = walk.currentNode.data.trim();
                if (/^[a-z]\\w+(\\.\\w+)+$/.test(words) && !walk.currentNode.parentElement.closest('.code, .matches')) {
                  found.push(words);
                }
              }
              return found;
            }""");
  }

  /**
   * The middle of a village grid.
   *
   * @param longitude degrees WGS84
   * @param latitude degrees WGS84
   */
  private record GridPlace(double longitude, double latitude) {

    @SuppressWarnings("unchecked")
    static GridPlace of(Map<String, Object> collection) {
      var features = (List<Map<String, Object>>) collection.get("features");
      var village =
          features.stream()
              .filter(
                  it -> ((Map<String, Object>) it.get("properties")).get("kind").equals("BASIC"))
              .findFirst()
              .orElseThrow();
      var geometry = (Map<String, Object>) village.get("geometry");
      var rings = (List<Object>) geometry.get("coordinates");
      if (geometry.get("type").equals("MultiPolygon")) {
        rings = (List<Object>) rings.get(0);
      }
      var points = (List<List<Number>>) rings.get(0);
      return new GridPlace(mean(points, 0), mean(points, 1));
    }

    private static double mean(List<List<Number>> points, int axis) {
      return points.stream().mapToDouble(it -> it.get(axis).doubleValue()).average().orElseThrow();
    }
  }
}
