package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** What the case page shows of who and what is near, in a real Chromium. */
class CaseNearbyTest {

  /** The same walk for all tests: two of them a minute apart would look like leaps. */
  private static final Instant WALKED = Instant.now().minusSeconds(3_600);

  /** Where {@code -Dgridward.pictures=FOLDER} keeps pictures of the page. */
  private static final Optional<Path> PICTURES =
      Optional.ofNullable(System.getProperty("gridward.pictures")).map(Path::of);

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

  /** Beside the pier of the old street, where cameras, shops and a grid worker are. */
  private static String report(ConsoleTab tab) {
    return (String)
        tab.post(
                "/api/events",
                Map.of(
                    "source", "GRID_WORKER",
                    "kind", "report.general",
                    "category", "0102",
                    "text", "老街码头有垃圾",
                    "longitude", 120.9,
                    "latitude", 30.9065,
                    "datum", "WGS84"))
            .get("caseId");
  }

  /** A walk to the east of one hour with twenty minutes of silence in its middle. */
  private static void walk(ConsoleTab tab, String worker) {
    var positions = new ArrayList<Map<String, Object>>();
    for (var minute = 0; minute < 60; minute++) {
      if (minute < 20 || minute >= 40) {
        positions.add(
            Map.of(
                "resourceId",
                worker,
                "at",
                WALKED.plusSeconds(60L * minute).toString(),
                "longitude",
                120.896 + minute * 0.0001,
                "latitude",
                30.907 + (minute % 10) * 0.00005,
                "datum",
                "WGS84"));
      }
    }
    var answer =
        tab.window
            .request()
            .post(
                "http://127.0.0.1:" + host.httpPort() + "/api/tracks",
                RequestOptions.create().setData(positions));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static void picture(ConsoleTab tab, String name) {
    PICTURES.ifPresent(
        it ->
            tab.page.screenshot(
                new Page.ScreenshotOptions().setPath(it.resolve(name)).setFullPage(true)));
  }

  @Test
  void cameras_and_staff_near_a_case_are_listed_with_distances_and_stand_on_its_map() {
    var tab = tab(Look.WIDE).open("#/queue");
    walk(tab, "worker-1");
    tab.open("#/cases/" + report(tab));

    var first = tab.see(".near-row");
    tab.await("document.querySelector('.nearby-map .leaflet-container').dataset.near > 0");

    assertThat(first.textContent()).contains("老街码头").contains("米");
    var count = tab.page.locator(".near-row").count();
    assertThat(tab.page.locator(".nearby-map .near").count()).isEqualTo(count);
    assertThat(tab.page.locator("[data-kind=CAMERA]").textContent()).contains("摄像机");

    tab.page.click("[data-kind=CAMERA]");
    tab.await("document.querySelectorAll('.near-row .near-CAMERA').length === 0");
    tab.await("document.querySelectorAll('.nearby-map .near-CAMERA').length === 0");

    tab.page.selectOption(".nearby-range select", "0");
    tab.await("document.querySelectorAll('.near-row').length > " + count);
  }

  @Test
  void a_track_replays_on_the_map_and_says_where_nothing_is_known() {
    var tab = tab(Look.WIDE).open("#/queue");
    walk(tab, "worker-1");
    tab.open("#/cases/" + report(tab));
    tab.see("[data-near=worker-1]");
    assertThat(tab.see("[data-near=worker-1]").textContent()).contains("前定位");

    tab.page.click("[data-near=worker-1] .near-follow");
    tab.see(".track[data-track=worker-1]");
    tab.await("document.querySelector('.nearby-map .leaflet-container').dataset.track === '2'");
    var map = "document.querySelector('.nearby-map .leaflet-container').dataset.trackAt";
    tab.await(map + ".startsWith('120.896')");
    picture(tab, "track.png");

    tab.see(".track-slider").focus();
    tab.page.keyboard().press("End");
    tab.await(map + ".startsWith('120.901')");
    tab.value(
        """
        () => {
          const slider = document.querySelector('.track-slider');
          slider.value = String((Number(slider.min) + Number(slider.max)) / 2);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        }\
        """);
    tab.await(map + " === ''");
    assertThat(tab.see(".track-time").textContent()).contains("没有定位");

    tab.page.keyboard().press("Home");
    tab.await(map + ".startsWith('120.896000')");
    tab.page.selectOption(".track-speed select", "600");
    tab.page.click(".track-play");
    tab.await("!" + map + ".startsWith('120.896000')");
    tab.page.click(".track .link");
    tab.await("document.querySelector('.nearby-map .leaflet-container').dataset.track === '0'");
  }

  @Test
  void a_case_without_a_place_has_nothing_near_and_says_so() {
    var tab = tab(Look.WIDE).open("#/queue");
    var id = tab.post("/api/events", Map.of("source", "CITIZEN", "text", "夜里有怪声")).get("caseId");
    tab.open("#/cases/" + id);

    tab.await("document.querySelector('.nearby-note')?.textContent.includes('事件没有位置')");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 坐标系可疑的设备", "en, Devices of doubtful coordinates"})
  void the_page_of_devices_says_which_devices_have_doubtful_coordinates(
      String language, String title) {
    var tab = tab(Look.WIDE.language(language)).open("#/devices");

    assertThat(tab.see("section[aria-label='" + title + "'] p").textContent()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"390, zh-CN, light", "1440, en, dark", "800, en, light"})
  void it_fits_narrow_and_wide_in_both_languages_without_barriers(
      int width, String language, String theme) {
    var tab = tab(new Look(width, language, theme)).open("#/queue");
    walk(tab, "worker-1");
    tab.open("#/cases/" + report(tab));
    tab.see("[data-near=worker-1]");
    tab.page.click("[data-near=worker-1] .near-follow");
    tab.see(".track-slider");
    tab.await("document.querySelector('.nearby-map .leaflet-container').dataset.track === '2'");
    picture(tab, "nearby-%d-%s-%s.png".formatted(width, language, theme));

    assertThat(tab.overhang()).isLessThanOrEqualTo(0);
    assertThat(tab.barriers()).isEmpty();
  }
}
