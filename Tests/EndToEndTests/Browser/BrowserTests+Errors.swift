import Foundation
import OrderedJSON
import Testing

/// What the page shows when something goes wrong.
extension BrowserTests {
  @Test func anOverloadedAPIIsToldAndCanBeTriedAgain() async throws {
    let answers = """
      [{"status": 529, "error": {"type": "overloaded_error", "message": "Overloaded"}, "repeat": 1},
       {"text": "Here again"}]
      """
    let visit = try await PageVisit(answers: answers)
    try await visit.ask("Hello")
    try await visit.waits(state: "failed")
    let status = try await visit.browser.value(
      of: "document.querySelector('[data-testid=\"error\"]').dataset.status"
    )
    #expect(status.stringValue == "529")
    try await visit.browser.click(css: "[data-testid=\"error\"] [data-testid=\"retry\"]")
    try await visit.waits()
    #expect(try await visit.browser.text(of: "reply-text") == "Here again")
  }

  @Test func aCutReplyKeepsWhatCameAndSaysSo() async throws {
    let answers = #"[{"chunks": ["Half a", " reply"], "hang_after": 4}]"#
    let visit = try await PageVisit(answers: answers)
    try await visit.ask("Hello")
    // What a browser has not given to the page when the connection ends, it throws away.
    try await visit.browser.waits(
      until: "document.querySelector('[data-testid=\"reply\"]')?.innerText.includes('Half a')"
    )
    visit.gateway.signal(SIGKILL)
    try await visit.waits(state: "cut")
    #expect(try await visit.browser.text(of: "reply-text").contains("Half a"))
    #expect(try await visit.browser.sees("error"))
  }

  @Test func aGatewayWithTokensAsksForOneAndKeepsIt() async throws {
    var token = ""
    let visit = try await PageVisit { token = try await $0.token("anna") }
    let browser = visit.browser
    try await browser.waits(until: Browser.isSeen("token-dialog"))
    try await browser.type("parley_wrong", into: "token-input")
    try await browser.click("token-save")
    try await browser.waits(
      until:
        "document.querySelector('[data-testid=\"token-dialog\"]')?.innerText.includes('not know')"
    )
    try await browser.type(token, into: "token-input")
    try await browser.click("token-save")
    #expect(try await !visit.reply(to: "What is the capital of Spain?").isEmpty)
    try await browser.reload()
    try await visit.waitsForModels()
    #expect(try await !browser.sees("token-dialog"))
    #expect(
      try await !browser.value(of: "document.documentElement.outerHTML").description
        .contains(token)
    )
  }

  @Test func anExhaustedBudgetIsToldWithoutATry() async throws {
    var token = ""
    let visit = try await PageVisit(answers: "[]") {
      token = try await $0.token("ben", ["--budget", "0.000001", "--per", "day"])
    }
    let browser = visit.browser
    try await browser.waits(until: Browser.isSeen("token-dialog"))
    try await browser.type(token, into: "token-input")
    try await browser.click("token-save")
    try await visit.ask("Hello")
    try await visit.waits(state: "failed")
    let status = try await browser.value(
      of: "document.querySelector('[data-testid=\"error\"]').dataset.status"
    )
    #expect(status.stringValue == "429")
    #expect(try await browser.text(of: "error").lowercased().contains("budget"))
    #expect(try visit.upstream?.messageBodies() == [])
  }
}
