package org.gridward.examples.host;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real Chromium of this machine, cut off from everything but this machine. */
final class ConsoleBrowser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private ConsoleBrowser(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")));
  }

  /** Starts Chromium; skips the calling test where there is none, unless it is required. */
  static ConsoleBrowser open() {
    var found = find();
    if (found.isEmpty()) {
      var sentence =
          "No Chromium: the console was not looked at. Install chromium, or name its file in"
              + " GRIDWARD_CHROMIUM.";
      if ("true".equals(System.getenv("GRIDWARD_REQUIRE_CHROMIUM"))) {
        fail(sentence);
      }
      abort(sentence);
    }
    return new ConsoleBrowser(found.get());
  }

  private static Optional<Path> find() {
    var named = Optional.ofNullable(System.getenv("GRIDWARD_CHROMIUM")).map(Path::of);
    var onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named.stream(), onPath).filter(Files::isExecutable).findFirst();
  }

  /** A new window without memory, of a width in pixels. */
  ConsoleTab tab(String base, ConsoleTab.Look look) {
    return new ConsoleTab(browser, base, look);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
