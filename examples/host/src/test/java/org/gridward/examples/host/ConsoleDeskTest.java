package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gridward.examples.host.ConsoleTab.Look;
import org.gridward.examples.host.wiring.Host;
import org.gridward.examples.host.wiring.HostSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first-time editor's path in a real browser; keys are read there and never sent. */
final class ConsoleDeskTest {

  @TempDir private Path folder;
  private ConsoleBrowser browser;
  private Host host;
  private ConsoleTab tab;

  @BeforeEach
  void start() {
    browser = ConsoleBrowser.open();
    var settings = HostSettings.onFreePorts(folder.resolve("data"));
    host = Host.start(settings);
    tab = browser.tab("http://127.0.0.1:" + host.httpPort(), Look.WIDE);
  }

  @AfterEach
  void stop() {
    if (tab != null) {
      tab.close();
    }
    if (host != null) {
      host.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  private void signAs(String form, EditorsDesk editors, String name) {
    tab.see(form + " select[name=name]");
    tab.page.selectOption(form + " select[name=name]", name);
    tab.page.setInputFiles(form + " input[name=key]", editors.key(name));
  }

  private void screenshot(String name) throws IOException {
    var shots = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(shots.resolve(name + ".png"), tab.page.screenshot());
  }

  @Test
  void a_workbook_is_changed_agreed_to_live_and_gone_back_from() throws Exception {
    var policy = folder.resolve("data/policy");
    tab.open("#/policy");
    assertThat(tab.see(".desk-hint").textContent()).contains("editors.csv");
    var editors = EditorsDesk.open(folder.resolve("keys"), policy);
    tab.page.reload();

    var download =
        tab.page.waitForDownload(() -> tab.page.click("a[href^='/api/policy/workbook']"));
    var workbook = Files.readAllBytes(download.path());
    var wrong = EditorsDesk.withLead(workbook, "SR-0102", "派出锁");
    tab.page.setInputFiles("input[name=workbook]", file(wrong));
    assertThat(tab.see("[data-draft=refused] .finding-place").textContent()).endsWith("!派单规则!N4");

    var changed = EditorsDesk.withLead(workbook, "SR-0102", "派出所");
    tab.page.setInputFiles("input[name=workbook]", file(changed));
    assertThat(tab.see("[data-draft=accepted] .desk-sentences").textContent())
        .contains("SR-0102", "改为“派出所”");
    tab.page.click("[data-draft=accepted] .button");
    assertThat(tab.see(".desk-effect").textContent()).contains("近 30 天");
    signAs(".desk-draft .signed-form", editors, "Wang");
    tab.page.fill(".desk-draft input[name=reason]", "夏季");
    screenshot("desk-draft");
    tab.page.click(".desk-draft .signed-form .button-main");

    assertThat(tab.see("[data-plan]").textContent()).contains("Wang", "夏季", "还缺");
    tab.page.click("[data-plan] summary >> nth=0");
    signAs("[data-plan] .signed-form", editors, "Li");
    screenshot("desk-plan");
    tab.page.click("[data-plan] .signed-form .button-main");
    tab.page.click("[data-plan] > .button-main");

    tab.await("document.querySelectorAll('[data-revision-hash]').length === 2");
    var revisions = ".desk-revision >> nth=";
    assertThat(tab.see(revisions + 0).textContent()).contains("审核通过", "现行", "Wang, Li");
    var live = tab.get("/api/policy").get("revision");

    tab.page.click(revisions + "1 >> summary");
    signAs(".desk-revision:last-child .signed-form", editors, "Chen");
    tab.page.fill(".desk-revision:last-child input[name=reason]", "市民投诉");
    tab.page.click(".desk-revision:last-child .button-main");
    tab.await("document.querySelectorAll('[data-revision-hash]').length === 3");
    assertThat(tab.see(revisions + 0).textContent()).contains("回滚", "Chen", "市民投诉");
    assertThat(tab.get("/api/policy").get("revision")).isNotEqualTo(live);
    assertThat(tab.barriers()).isEmpty();
    assertThat(tab.overhang()).isLessThanOrEqualTo(0);
    assertThat(tab.complaints).isEmpty();
  }

  private static FilePayload file(byte[] workbook) {
    return new FilePayload(
        "改.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook);
  }

  @Test
  void the_desk_fits_a_telephone_and_speaks_english() throws Exception {
    EditorsDesk.open(folder.resolve("keys"), folder.resolve("data/policy"));
    tab.close();
    var look = Look.WIDE.width(375).language("en").theme("dark");
    tab = browser.tab("http://127.0.0.1:" + host.httpPort(), look).open("#/policy");

    assertThat(tab.see(".desk-revision").textContent()).contains("found in the folder", "decides");
    screenshot("desk-narrow");
    assertThat(tab.overhang()).isLessThanOrEqualTo(0);
    assertThat(tab.barriers()).isEmpty();
    assertThat(tab.complaints).isEmpty();
  }

  @Test
  void a_case_links_to_its_statement() {
    tab.open("#/queue");
    var id =
        tab.post(
                "/api/events",
                Map.of(
                    "source",
                    "GRID_WORKER",
                    "kind",
                    "report.general",
                    "category",
                    "0102",
                    "text",
                    "垃圾",
                    "longitude",
                    120.920966,
                    "latitude",
                    30.885936,
                    "datum",
                    "WGS84"))
            .get("caseId");
    tab.open("#/cases/" + id);
    var page = tab.window.waitForPage(() -> tab.page.click(".statement-link"));

    assertThat(page.locator("h1").textContent()).isEqualTo("派单说明书");
    assertThat(tab.complaints).isEmpty();
  }
}
