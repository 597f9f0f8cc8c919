import Foundation
import OrderedJSON
import Testing

/// The drawer “How this reply was made”.
extension BrowserTests {
  @Test func theDrawerShowsTheFiveStepsAndTheInsideOfTheBuiltInModel() async throws {
    let visit = try await PageVisit()
    let browser = visit.browser
    let reply = try await visit.reply(to: "What is the capital of Spain?")
    try await visit.openDrawer()
    let places = try await browser.value(
      of:
        "[...document.querySelectorAll('[data-testid=\"drawer-step\"]')].map((one) => one.dataset.place)"
    )
    #expect(places == ["client", "server", "api", "model", "back"])
    let read = try await browser.texts(of: "drawer-token")
    #expect(read.joined().contains("·capital"))
    #expect(read.first == "<|user|>")
    let choices = try await browser.texts(of: "drawer-choice")
    #expect(choices.joined().replacingOccurrences(of: "·", with: " ").contains(reply))
    #expect(try await browser.texts(of: "drawer-candidate").count >= 2)
    #expect(try await browser.texts(of: "drawer-word").count >= 1)
    #expect(try await browser.sees("drawer-map"))
    #expect(try await browser.text(of: "drawer-end").contains("end mark"))
  }

  @Test func theArrowKeysWalkThroughTheReplyAndEscapeLeadsBack() async throws {
    let visit = try await PageVisit()
    let browser = visit.browser
    _ = try await visit.reply(to: "What is the capital of Spain?")
    try await visit.openDrawer()
    try await browser.click(css: "[data-testid=\"drawer-choice\"]:first-child")
    let chosen =
      "[...document.querySelectorAll('[data-testid=\"drawer-choice\"]')].findIndex((one) => one.ariaPressed === 'true')"
    #expect(try await browser.value(of: chosen).intValue == 0)
    try await browser.press(.right)
    try await browser.waits(
      until: "\(chosen) === 1 && document.activeElement.ariaPressed === 'true'"
    )
    #expect(try await browser.text(of: "drawer-reason") != "")
    try await browser.press(.escape)
    try await browser.waits(until: "!document.querySelector('[data-testid=\"drawer-dialog\"]')")
    let focused = try await browser.value(of: "document.activeElement.dataset.testid")
    #expect(focused.stringValue == "drawer-open")
  }

  @Test func anotherTemperatureGivesUnlikelyTokensABetterChance() async throws {
    let visit = try await PageVisit()
    let browser = visit.browser
    _ = try await visit.reply(to: "What is the capital of Spain?")
    try await visit.openDrawer()
    func lowest() async throws -> Double {
      let width = try await browser.value(
        of: "[...document.querySelectorAll('.drawer-bar-fill.is-final')].at(-1)?.style.width ?? '0'"
      )
      return Double(width.stringValue?.prefix { $0 != "%" } ?? "") ?? -1
    }
    for (temperature, isGreater) in [("0.5", false), ("2", true)] {
      let before = try await lowest()
      try await browser.run(
        """
        const slider = document.querySelector('[data-testid="drawer-trial"]');
        slider.value = \(temperature);
        slider.dispatchEvent(new Event('input'));
        """
      )
      let shown = try await browser.text(of: "drawer-dialog")
      #expect(shown.contains("at temperature \(temperature)"))
      if isGreater { #expect(try await lowest() > before) }
    }
  }

  @Test func theDrawerSaysWhyTheInsideOfClaudeCannotBeSeen() async throws {
    let visit = try await PageVisit(answers: #"[{"text": "Blue, mostly."}]"#)
    _ = try await visit.reply(to: "Which colour is the sky?")
    try await visit.openDrawer()
    #expect(try await visit.browser.texts(of: "drawer-step").count == 5)
    #expect(try await visit.browser.text(of: "drawer-why-not").contains("built-in model"))
    #expect(try await !visit.browser.sees("drawer-choice"))
  }

  @Test func aReplyOfAnEarlierGatewayIsNoLongerKnown() async throws {
    let visit = try await PageVisit()
    _ = try await visit.reply(to: "What is the capital of Spain?")
    try await visit.browser.run(
      "window.fetch = () => Promise.resolve(new Response('{}', { status: 404 }))"
    )
    try await visit.browser.click("drawer-open")
    try await visit.browser.waits(until: Browser.isSeen("drawer-problem"))
    #expect(try await visit.browser.text(of: "drawer-problem").contains("no longer knows"))
  }
}
