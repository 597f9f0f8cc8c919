import Foundation
import OrderedJSON
import TestSupport
import Testing

/// What a test does with the browser.
///
/// Everything waits for what it needs, because a page on a busy machine takes its time.
struct Browser: Sendable {
  /// How long is waited for what a page has to do.
  private static let patience = Duration.seconds(120)

  /// The sizes at which the page is looked at.
  enum Screen: String, Sendable, CaseIterable {
    case desktop
    case phone

    var width: Int { self == .desktop ? 1280 : 390 }
    var height: Int { self == .desktop ? 800 : 844 }
  }

  private let session: WebDriverSession

  /// Takes a session.
  init(_ session: WebDriverSession) { self.session = session }

  // MARK: Pages

  /// Opens a page and waits until it can be written to.
  func open(_ url: String, on screen: Screen = .desktop, isDark: Bool = false) async throws {
    try await session.chromium(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .int(screen.width), "height": .int(screen.height), "deviceScaleFactor": 1,
        "mobile": .bool(screen == .phone),
      ]
    )
    let scheme = isDark ? "dark" : "light"
    try await session.chromium(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": .string(scheme)]]]
    )
    try await session.send("POST", "/url", ["url": .string(url)])
  }

  /// Loads the page again.
  func reload() async throws { try await session.send("POST", "/refresh") }

  // MARK: Looking

  /// The value of a JavaScript expression.
  func value(of expression: String) async throws -> JSONValue {
    try await session.send(
      "POST",
      "/execute/sync",
      ["script": .string("return (\(expression))"), "args": []]
    )
  }

  /// Runs JavaScript.
  func run(_ script: String) async throws {
    try await session.send("POST", "/execute/sync", ["script": .string(script), "args": []])
  }

  /// Waits until a JavaScript expression is true; when it never is, records an issue with what the page shows, and takes a picture.
  func waits(
    until expression: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let end = ContinuousClock.now + Self.patience
    while ContinuousClock.now < end {
      if try await value(of: "Boolean(\(expression))").boolValue == true { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    try await screenshot("failure")
    let shown = try await value(of: "document.body.innerText").stringValue ?? ""
    Issue.record(
      "waited for \(expression) in vain; the page shows: \(shown.prefix(2000))",
      sourceLocation: sourceLocation
    )
    throw ServerError(message: "the page did not come to \(expression)")
  }

  /// The text of each element with a test id, in order.
  func texts(of id: String) async throws -> [String] {
    let found = try await value(
      of: "[...document.querySelectorAll('[data-testid=\"\(id)\"]')].map((one) => one.innerText)"
    )
    return found.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// The text of the last element with a test id; empty for none.
  func text(of id: String) async throws -> String { try await texts(of: id).last ?? "" }

  /// Whether an element with a test id can be seen.
  func sees(_ id: String) async throws -> Bool {
    try await value(of: Self.isSeen(id)).boolValue ?? false
  }

  /// The expression that tells whether an element with a test id can be seen.
  static func isSeen(_ id: String) -> String {
    "[...document.querySelectorAll('[data-testid=\"\(id)\"]')].some((one) => one.checkVisibility())"
  }

  // MARK: Acting

  /// Clicks the last element of a selector that can be seen, as soon as there is one.
  func click(css selector: String) async throws {
    try await act(on: selector) { try await session.send("POST", "/element/\($0)/click") }
  }

  /// Clicks the last element with a test id.
  func click(_ id: String) async throws { try await click(css: "[data-testid=\"\(id)\"]") }

  /// Writes into a field.
  func type(_ text: String, into id: String) async throws {
    try await act(on: "[data-testid=\"\(id)\"]") {
      try await session.send("POST", "/element/\($0)/value", ["text": .string(text)])
    }
  }

  /// Empties a field and writes into it.
  func replace(_ id: String, with text: String) async throws {
    try await act(on: "[data-testid=\"\(id)\"]") {
      try await session.send("POST", "/element/\($0)/clear")
    }
    try await type(text, into: id)
  }

  /// Presses a key where the focus is.
  func press(_ key: Key) async throws {
    let keys: [JSONValue] = ["keyDown", "keyUp"].map {
      ["type": .string($0), "value": .string(key.rawValue)]
    }
    try await session.send(
      "POST",
      "/actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": .array(keys)]]]
    )
  }

  /// Keys by the code points of WebDriver.
  enum Key: String {
    case enter = "\u{E007}"
    case escape = "\u{E00C}"
    case tab = "\u{E004}"
    case left = "\u{E012}"
    case right = "\u{E014}"
  }

  /// Does something with the last visible element of a selector; begins anew where the page changed meanwhile.
  private func act(
    on selector: String,
    _ action: (String) async throws -> Void
  ) async throws {
    let quoted = JSONValue.string(selector).description
    let isThere =
      "[...document.querySelectorAll(\(quoted))].filter((one) => one.checkVisibility()).at(-1)"
    let end = ContinuousClock.now + Self.patience
    while true {
      try await waits(until: isThere)
      do {
        let element = try await value(of: isThere).objectValue?.members.first?.value.stringValue
        if let element { return try await action(element) }
      } catch let failure as WebDriverSession.Failure {
        let isPassing = [
          "stale element reference", "element click intercepted", "element not interactable",
        ].contains(failure.error)
        guard isPassing, ContinuousClock.now < end else { throw failure }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  // MARK: Records

  /// The errors and warnings that pages wrote to the console since the last call.
  func consoleErrors() async throws -> [String] {
    try await logEntries("browser").filter {
      ["SEVERE", "WARNING"].contains($0["level"]?.stringValue ?? "")
    }.compactMap { $0["message"]?.stringValue }
  }

  /// The URLs that pages asked for since the last call.
  func requestedURLs() async throws -> [String] {
    try await logEntries("performance").compactMap { entry in
      guard let text = entry["message"]?.stringValue,
        let message = try? JSONParser().parse(text)["message"],
        message["method"]?.stringValue == "Network.requestWillBeSent"
      else { return nil }
      return message["params"]?["request"]?["url"]?.stringValue
    }
  }

  /// Forgets what was written so far.
  func forgetRecords() async throws {
    _ = try await logEntries("browser")
    _ = try await logEntries("performance")
  }

  private func logEntries(_ kind: String) async throws -> [JSONValue] {
    try await session.send("POST", "/se/log", ["type": .string(kind)]).arrayValue ?? []
  }

  /// Writes what the page shows to `.build/screenshots`.
  func screenshot(_ name: String) async throws {
    let picture = try await session.send("GET", "/screenshot").stringValue ?? ""
    let folder = URL(filePath: "\(RepositoryRoot.path)/.build/screenshots")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let bytes = try #require(Data(base64Encoded: picture))
    try bytes.write(to: folder.appending(path: "\(name).png"))
  }
}
