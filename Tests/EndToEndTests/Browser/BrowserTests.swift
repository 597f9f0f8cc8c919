import Foundation
import OrderedJSON
import Testing

/// The chat page in a real browser.
///
/// They need Debian's `chromium` and `chromium-driver`, which `Scripts/test` installs.
@Suite(
  .serialized,
  .enabled(
    if: ChromeDriver.isInstalled,
    "needs /usr/bin/chromium and /usr/bin/chromedriver: apt-get install chromium chromium-driver"
  ),
  .oneBrowser
)
struct BrowserTests {
  // MARK: Loading

  @Test func thePageLoadsWithoutErrorsAndAsksNoOtherServer() async throws {
    let visit = try await PageVisit()
    try await visit.waitsForModels()
    _ = try await visit.reply(to: "What is the capital of Spain?")
    try await visit.openDrawer()
    #expect(try await visit.browser.consoleErrors() == [])
    let urls = try await visit.browser.requestedURLs()
    #expect(urls.contains("\(visit.gateway.url)/page/main.js"))
    let own = ["\(visit.gateway.url)/", "data:", "blob:"]
    #expect(urls.filter { url in !own.contains { url.hasPrefix($0) } } == [])
  }

  @Test func noScriptOfAnotherOriginOrInAnAttributeWouldRun() async throws {
    let visit = try await PageVisit()
    try await visit.waitsForModels()
    try await visit.browser.run(
      """
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.wasRun = true');
      image.src = '/missing.png';
      document.body.append(image);
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.body.append(script);
      image.addEventListener('error', () => { window.hasFailed = true; });
      """
    )
    try await visit.browser.waits(until: "window.hasFailed")
    #expect(try await visit.browser.value(of: "window.wasRun === true").boolValue == false)
  }

  // MARK: Replies

  @Test func aReplyOfTheBuiltInModelComesInWithItsUsage() async throws {
    let visit = try await PageVisit()
    let reply = try await visit.reply(to: "What is the capital of Spain?")
    #expect(!reply.isEmpty)
    let usage = try await visit.browser.text(of: "usage")
    #expect(usage.contains("tokens in"))
    #expect(usage.contains("free"))
    #expect(try await visit.browser.text(of: "message-text") == "What is the capital of Spain?")
  }

  @Test func theBeginningOfAReplyIsReadBeforeItsEnd() async throws {
    let answers = #"[{"chunks": ["Once upon", " a time"], "hang_after": 4}]"#
    let visit = try await PageVisit(answers: answers)
    try await visit.ask("Tell me a tale")
    try await visit.browser.waits(
      until: """
        document.querySelector('[data-testid="reply"][data-state="streaming"]')?.innerText.includes('Once upon')
        """
    )
    #expect(try await visit.browser.sees("stop"))
    #expect(try await !visit.browser.sees("send"))
  }

  @Test func stoppingKeepsWhatCame() async throws {
    let answers = #"[{"chunks": ["Half a", " reply"], "hang_after": 4}, {"text": "Whole"}]"#
    let visit = try await PageVisit(answers: answers)
    try await visit.ask("Go")
    try await visit.waits(state: "streaming")
    try await visit.browser.waits(
      until: "document.querySelector('[data-testid=\"reply\"]').innerText.includes('Half a')"
    )
    try await visit.browser.click("stop")
    try await visit.waits(state: "stopped")
    #expect(try await visit.browser.text(of: "reply-text").contains("Half a"))
    #expect(try await visit.browser.text(of: "usage").contains("stopped by you"))
    #expect(try await visit.reply(to: "Again", number: 2) == "Whole")
  }

  @Test func theStopSequenceThatEndedAReplyIsNamed() async throws {
    let visit = try await PageVisit(answers: "[]")
    try await visit.waitsForModels()
    try await visit.browser.click("settings")
    try await visit.browser.type("blue", into: "stop-sequence")
    try await visit.browser.press(.enter)
    try await visit.browser.waits(until: Browser.isSeen("stop-chip"))
    try await visit.browser.click("settings-close")
    let reply = try await visit.reply(to: "red green blue white")
    #expect(!reply.contains("white"))
    let reason = try await visit.browser.value(
      of: "document.querySelector('[data-testid=\"reply\"]').dataset.stopReason"
    )
    #expect(reason.stringValue == "stop_sequence")
    #expect(try await visit.browser.text(of: "usage").contains("“blue”"))
  }

  @Test func theMaximumOfTokensIsSaidInWords() async throws {
    let visit = try await PageVisit(answers: "[]")
    try await visit.waitsForModels()
    try await visit.browser.click("settings")
    try await visit.browser.replace("max-tokens", with: "3")
    try await visit.browser.press(.tab)
    try await visit.browser.click("settings-close")
    _ = try await visit.reply(to: "a long text that is longer than three tokens can be")
    #expect(try await visit.browser.text(of: "usage").contains("maximum of 3 tokens"))
    #expect(try await visit.browser.sees("continue"))
  }
}
