import Foundation
import Testing

/// A visit to the chat page of a gateway.
struct PageVisit {
  /// The browser.
  let browser: Browser
  /// The gateway.
  let gateway: GatewayProcess
  /// The server behind it; nil for the built-in model.
  let upstream: ServerProcess?

  /// Starts a gateway and opens its page.
  ///
  /// - Parameters:
  ///   - answers: The script of the server behind the gateway, `[]` for its own answers; nil for the built-in model.
  ///   - screen: The size of the window.
  ///   - isDark: Whether the system's colours are dark.
  ///   - prepare: Does something with the gateway before the page is opened.
  /// - Throws: ``ServerError`` when the page does not come up.
  init(
    answers: String? = nil,
    on screen: Browser.Screen = .desktop,
    isDark: Bool = false,
    prepare: (GatewayProcess) async throws -> Void = { _ in }
  ) async throws {
    browser = try #require(BrowserTrait.browser)
    if let answers {
      upstream = try await ServerProcess(answers == "[]" ? nil : answers)
    } else {
      upstream = nil
    }
    let options = upstream == nil ? ["--provider", "local"] : []
    gateway = try await GatewayProcess(options, upstream: upstream)
    try await prepare(gateway)
    try await browser.forgetRecords()
    try await browser.open(gateway.url, on: screen, isDark: isDark)
  }

  /// Waits until the page knows the models.
  func waitsForModels() async throws {
    try await browser.waits(
      until: """
        !['', 'Model'].includes(document.querySelector('[data-testid="model-button"] strong')?.textContent ?? '')
        """
    )
  }

  /// Writes a message and sends it.
  func ask(_ text: String) async throws {
    try await waitsForModels()
    try await browser.type(text, into: "composer")
    try await browser.click("send")
  }

  /// Waits until so many turns of the model are there and the last of them has a state.
  func waits(forReply count: Int = 1, state: String = "done") async throws {
    try await browser.waits(
      until: """
        ((all) => all.length === \(count) && all.at(-1).dataset.state === '\(state)')\
        ([...document.querySelectorAll('[data-testid="reply"]')])
        """
    )
  }

  /// Asks and waits for the whole reply.
  ///
  /// - Returns: Its text.
  func reply(to text: String, number: Int = 1) async throws -> String {
    try await ask(text)
    try await waits(forReply: number)
    return try await browser.text(of: "reply-text")
  }

  /// Opens the drawer of the last reply and waits until it shows something.
  func openDrawer() async throws {
    try await browser.click("drawer-open")
    try await browser.waits(
      until: "\(Browser.isSeen("drawer-step")) || \(Browser.isSeen("drawer-problem"))"
    )
    let problem = try await browser.text(of: "drawer-problem")
    try #require(problem.isEmpty, "\(problem)")
  }
}
