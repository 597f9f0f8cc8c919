import Foundation
import TestSupport
import Testing

/// Every kind of request that Parley sends, against the types of the official Python SDK: `Tests/SDK/check_requests.py`, in both lines.
struct RequestTypeTests {
  private static let first = PythonSDK(line: 1)
  private static let second = PythonSDK(line: 2)

  @Test(.enabled(if: first.isThere, "there is no .build/sdk-1; Scripts/test makes it from PyPI"))
  func requestsHaveTheTypesOfTheFirstLine() async throws {
    try await check(Self.first)
  }

  @Test(.enabled(if: second.isThere, "there is no .build/sdk-2; Scripts/test makes it from PyPI"))
  func requestsHaveTheTypesOfTheSecondLine() async throws {
    try await check(Self.second)
  }

  @Test(.enabled(if: first.isThere, "there is no .build/sdk-1; Scripts/test makes it from PyPI"))
  func aRequestThatIsNoneIsFound() async throws {
    let parley = try Parley()
    let path = try parley.folder.write(
      #"{"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": [{"type": "txt"}]}]}"#,
      to: "requests.jsonl"
    )
    let outcome = try await Self.first.check(requestsIn: path)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("not ok: request 1: request.messages[0].content"))
  }

  private func check(_ sdk: PythonSDK) async throws {
    let folder = "\(RepositoryRoot.path)/Tests/SDK"
    let answers = try #require(Golden.read("\(folder)/requests.json"))
    let script = try #require(Golden.read("\(folder)/requests.claude"))
    let server = try await ServerProcess(answers)
    let parley = try Parley(server: server)
    try parley.folder.write(Self.pixel, to: "pixel.png")
    try parley.folder.write("One line.\n", to: "notes.txt")
    let document = try #require(Golden.read("\(RepositoryRoot.path)/Scripts/examples/bridge.pdf"))
    try parley.folder.write(document, to: "bridge.pdf")
    let run = try await parley.run(script: script)
    #expect(run.status == 0, "\(run.errors)")
    let bodies = try server.messageBodies()
    #expect(bodies.count == 15, "\(bodies.count) requests")
    let path = try parley.folder.write(
      bodies.map { $0 + "\n" }.joined(),
      to: "requests.jsonl"
    )
    let outcome = try await sdk.check(requestsIn: path)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  /// A picture of one pixel.
  private static let pixel: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9C, 0x63, 0x64, 0x60, 0xF8, 0x5F, 0x0F, 0, 2, 0x87, 1, 0x80, 0xEB, 0x47, 0xBA, 0x92, 0,
    0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
