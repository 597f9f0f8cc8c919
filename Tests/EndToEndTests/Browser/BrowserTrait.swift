import Testing

/// Gives the tests of a suite one browser, which ends with them.
struct BrowserTrait: SuiteTrait, TestScoping {
  /// The browser of the tests that run; nil outside such a suite.
  @TaskLocal static var browser: Browser?

  /// The tests are run in one browser for all of them.
  let isRecursive = false

  func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    let (driver, session) = try await Self.started()
    do {
      try await Self.$browser.withValue(Browser(session)) { try await function() }
      await session.end()
    } catch {
      await session.end()
      throw error
    }
    withExtendedLifetime(driver) {}
  }

  /// Starts a browser; the driver gives it a minute, which may be too short on a machine that does everything else too.
  private static func started() async throws -> (ChromeDriver, WebDriverSession) {
    for _ in 0..<4 {
      do {
        let driver = try await ChromeDriver()
        return (driver, try await WebDriverSession(driver))
      } catch is WebDriverSession.Failure {
        continue
      }
    }
    let driver = try await ChromeDriver()
    return (driver, try await WebDriverSession(driver))
  }
}

extension Trait where Self == BrowserTrait {
  /// One browser for the tests of the suite.
  static var oneBrowser: Self { BrowserTrait() }
}
