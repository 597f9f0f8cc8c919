import Foundation
import TestSupport

/// Chromium's driver as a process of its own, from Debian's `chromium-driver`.
final class ChromeDriver: Sendable {
  /// Where the browser is.
  static let browser = "/usr/bin/chromium"
  /// Where its driver is.
  static let driver = "/usr/bin/chromedriver"
  /// Whether both are there.
  static let isInstalled = [browser, driver].allSatisfy(FileManager.default.isExecutableFile)

  /// Where it listens.
  let port: UInt16
  /// Where the browser keeps what it writes.
  let folder: TemporaryFolder
  private let process: ChildProcess

  /// Starts the driver and waits until it listens.
  ///
  /// - Throws: ``ServerError`` when it does not.
  init() async throws {
    let folder = try TemporaryFolder()
    let process = try ChildProcess(Self.driver, ["--port=0"], in: folder.path)
    let announcement = "started successfully on port "
    guard try await process.waits(until: { process.outputSoFar.contains(announcement) }) else {
      throw ServerError(message: "chromedriver did not start: \(process.outputSoFar)")
    }
    let rest = process.outputSoFar.components(separatedBy: announcement).last ?? ""
    guard let port = UInt16(rest.prefix(while: \.isNumber)) else {
      throw ServerError(message: "chromedriver told no port: \(rest)")
    }
    self.port = port
    self.folder = folder
    self.process = process
  }

  /// Its browser has ended with the session; the driver itself does not heed a request to end.
  deinit {
    process.signal(SIGKILL)
  }
}
