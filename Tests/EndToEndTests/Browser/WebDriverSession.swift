import Foundation
import OrderedJSON
import TestSupport

/// A browser under a driver's control.
///
/// - Source: <https://www.w3.org/TR/webdriver2/>; the commands of Chromium alone are those of ChromeDriver.
struct WebDriverSession: Sendable {
  /// Where the driver listens.
  private let port: UInt16
  /// The session's path.
  private let path: String

  /// A command that failed: `error` is the code of the specification.
  struct Failure: Error, CustomStringConvertible {
    /// The code: `stale element reference`.
    let error: String
    /// What happened.
    let message: String

    var description: String { "\(error): \(message)" }
  }

  /// Starts a browser.
  ///
  /// - Throws: ``Failure``, ``ServerError``.
  init(_ driver: ChromeDriver) async throws {
    let arguments: [JSONValue] = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--disable-background-networking", "--disable-component-update", "--no-first-run",
      "--disable-default-apps", "--disable-sync", "--mute-audio", "--window-size=1280,800",
      "--force-prefers-reduced-motion",
      .string("--user-data-dir=\(driver.folder("profile"))"),
    ]
    let capabilities: JSONValue = [
      "browserName": "chrome",
      "goog:chromeOptions": [
        "binary": .string(ChromeDriver.browser), "args": .array(arguments),
      ],
      "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
      "timeouts": ["pageLoad": 120_000, "script": 120_000],
    ]
    let begun = try await Self.send(
      "POST",
      "/session",
      ["capabilities": ["alwaysMatch": capabilities]],
      at: driver.port
    )
    guard let id = begun["sessionId"]?.stringValue else {
      throw ServerError(message: "chromedriver began no session: \(begun)")
    }
    port = driver.port
    path = "/session/\(id)"
  }

  /// Sends a command.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - command: What follows the session's path.
  ///   - body: The parameters.
  /// - Returns: The `value` of the answer.
  /// - Throws: ``Failure``, ``ServerError``.
  @discardableResult
  func send(
    _ method: String,
    _ command: String,
    _ body: JSONValue? = nil
  ) async throws -> JSONValue {
    try await Self.send(method, path + command, body, at: port)
  }

  /// Sends a command of Chromium's own protocol.
  ///
  /// - Source: <https://chromedevtools.github.io/devtools-protocol/>.
  @discardableResult
  func chromium(_ command: String, _ parameters: JSONValue = [:]) async throws -> JSONValue {
    try await send(
      "POST",
      "/goog/cdp/execute",
      ["cmd": .string(command), "params": parameters]
    )
  }

  /// Ends the browser.
  func end() async {
    _ = try? await send("DELETE", "")
  }

  private static func send(
    _ method: String,
    _ path: String,
    _ body: JSONValue?,
    at port: UInt16
  ) async throws -> JSONValue {
    let text = method == "POST" ? (body ?? [:]).description : nil
    let exchange = try WebDriverExchange(method, path, body: text, port: port)
    let (status, bytes) = try await exchange.answer()
    guard let value = try JSONParser().parse(bytes)["value"] else {
      throw ServerError(message: "the driver answered \(status) without a value")
    }
    guard status == 200 else {
      throw Failure(
        error: value["error"]?.stringValue ?? "\(status)",
        message: value["message"]?.stringValue ?? "\(value)"
      )
    }
    return value
  }
}
