package org.gridward.examples.host;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One browser window on the console, and everything that it complained of. */
final class ConsoleTab implements AutoCloseable {

  /**
   * How the window looks.
   *
   * @param width pixels
   * @param language of the console
   * @param theme {@code light} or {@code dark}
   */
  record Look(int width, String language, String theme) {

    static final Look WIDE = new Look(1440, "zh-CN", "light");

    Look width(int pixels) {
      return new Look(pixels, language, theme);
    }

    Look language(String other) {
      return new Look(width, other, theme);
    }

    Look theme(String other) {
      return new Look(width, language, other);
    }
  }

  private static final double PATIENCE_MILLIS = 15_000;
  private static final List<String> AXE_RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  final BrowserContext window;
  final Page page;
  final List<String> complaints = new CopyOnWriteArrayList<>();
  private final String base;

  ConsoleTab(Browser browser, String base, Look look) {
    this.base = base;
    window =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width(), 900)
                .setTimezoneId("Asia/Shanghai"));
    window.addInitScript(
        "localStorage.getItem('gridward.settings') || localStorage.setItem('gridward.settings',"
            + " JSON.stringify({language: '%s', theme: '%s'}))"
                .formatted(look.language(), look.theme()));
    window.setDefaultTimeout(PATIENCE_MILLIS);
    window.onRequest(it -> complainOfOutside(it.url()));
    page = window.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        it -> {
          if (Set.of("error", "warning").contains(it.type())) {
            complaints.add(it.text());
          }
        });
  }

  private void complainOfOutside(String url) {
    if (!url.startsWith(base + "/") && !url.startsWith("about:")) {
      complaints.add("asked outside: " + url);
    }
  }

  /** Opens a page of the console, such as {@code #/queue}, and waits until it shows data. */
  ConsoleTab open(String address) {
    page.navigate(base + "/" + address);
    return await("document.querySelector('[data-counter=open] .counter-value')?.textContent > ''");
  }

  /** Waits until an expression of the page holds. */
  ConsoleTab await(String expression) {
    page.waitForFunction(
        "() => Boolean(" + expression + ")",
        null,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
    return this;
  }

  /** Waits until a place of the page is visible. */
  Locator see(String selector) {
    var place = page.locator(selector).first();
    place.waitFor();
    return place;
  }

  Object value(String expression) {
    return page.evaluate(expression);
  }

  /** What the host answers to a question. */
  @SuppressWarnings("unchecked")
  Map<String, Object> get(String path) {
    return (Map<String, Object>) parsed(window.request().get(base + path).text());
  }

  /** What the host answers to something sent, when it took it. */
  @SuppressWarnings("unchecked")
  Map<String, Object> post(String path, Map<String, Object> body) {
    var answer = window.request().post(base + path, RequestOptions.create().setData(body));
    if (!answer.ok()) {
      throw new AssertionError(path + " answered " + answer.status() + ": " + answer.text());
    }
    return (Map<String, Object>) parsed(answer.text());
  }

  private Object parsed(String json) {
    return page.evaluate("text => JSON.parse(text)", json);
  }

  /**
   * Barriers that axe calls serious or critical, each with the first place where it stands.
   *
   * <p>The page is asked not to move: words that are half risen have half their contrast.
   */
  List<String> barriers() {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    return new AxeBuilder(page)
        .withTags(AXE_RULES).analyze().getViolations().stream()
            .filter(it -> Set.of("serious", "critical").contains(it.getImpact()))
            .map(it -> it.getId() + " at " + told(it.getNodes().get(0)))
            .toList();
  }

  private static String told(CheckedNode node) {
    return node.getHtml() + ": " + node.getFailureSummary();
  }

  /** How many pixels of the page stand out at the right. */
  int overhang() {
    return (int) value("() => document.documentElement.scrollWidth - window.innerWidth");
  }

  /** Does something while this window has no network. */
  void offline(Consumer<ConsoleTab> what) {
    window.setOffline(true);
    what.accept(this);
    complaints.removeIf(it -> it.contains("ERR_INTERNET_DISCONNECTED"));
    window.setOffline(false);
  }

  @Override
  public void close() {
    window.close();
  }
}
