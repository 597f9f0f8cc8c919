import Foundation
import OrderedJSON
import TestSupport
import Testing

/// Versions of turns, what a browser keeps, and the export.
extension BrowserTests {
  private static let answers = """
    [{"text": "First"}, {"text": "Second"}, {"text": "Third"}, {"text": "Fourth"}]
    """

  @Test func askingAgainAndEditingMakeVersionsThatCanBeSwitched() async throws {
    let visit = try await PageVisit(answers: Self.answers)
    let browser = visit.browser
    #expect(try await visit.reply(to: "one") == "First")
    try await browser.click(css: "[data-testid=\"reply\"] [data-testid=\"retry\"]")
    try await browser.waits(
      until: "document.querySelector('[data-testid=\"reply-text\"]')?.innerText === 'Second'"
    )
    try await visit.waits()
    #expect(try await browser.text(of: "branch-count").contains("2/2"))
    try await browser.click("branch-previous")
    try await browser.waits(
      until: "document.querySelector('[data-testid=\"reply-text\"]')?.innerText === 'First'"
    )
    try await browser.click("edit")
    try await browser.replace("edit-text", with: "two")
    try await browser.click("edit-send")
    try await browser.waits(
      until: "document.querySelector('[data-testid=\"reply-text\"]')?.innerText === 'Third'"
    )
    #expect(try await browser.text(of: "message-text") == "two")
    try await browser.click(css: "[data-testid=\"message\"] [data-testid=\"branch-previous\"]")
    try await browser.waits(
      until: "document.querySelector('[data-testid=\"message-text\"]')?.innerText === 'one'"
    )
    let bodies = try #require(try visit.upstream?.messageBodies())
    #expect(bodies.count == 3)
    #expect(bodies[0] == bodies[1])
    #expect(bodies[2].contains("two") && !bodies[2].contains("First"))
  }

  @Test func aReloadBringsTheConversationBack() async throws {
    let visit = try await PageVisit(answers: Self.answers)
    #expect(try await visit.reply(to: "one") == "First")
    #expect(try await visit.reply(to: "two", number: 2) == "Second")
    try await visit.browser.reload()
    try await visit.waits(forReply: 2)
    #expect(try await visit.browser.texts(of: "message-text") == ["one", "two"])
    #expect(try await visit.browser.texts(of: "reply-text") == ["First", "Second"])
    try await visit.browser.click("new-conversation")
    try await visit.browser.waits(until: "!document.querySelector('[data-testid=\"reply\"]')")
    #expect(try await visit.browser.texts(of: "conversation").count >= 1)
  }

  @Test func theExportedScriptIsOneThatTheCheckerAccepts() async throws {
    let visit = try await PageVisit(answers: Self.answers)
    let browser = visit.browser
    _ = try await visit.reply(to: "Say \"{hello}\" & 안녕\\n")
    _ = try await visit.reply(to: "END \"\"\" #! say", number: 2)
    try await browser.click("export")
    try await browser.waits(until: Browser.isSeen("export-script"))
    let shown = try await browser.value(
      of: """
        ((one) => one.value ?? one.textContent)(document.querySelector('[data-testid="export-script"]'))
        """
    )
    let script = try #require(shown.stringValue)
    #expect(script.contains("안녕"))
    let parley = try Parley()
    try parley.folder.write(script, to: "talk.claude")
    let outcome = try await parley.run(["check", "talk.claude"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)\n\(script)")
  }
}
