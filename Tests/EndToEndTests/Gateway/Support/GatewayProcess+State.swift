import Foundation
import OrderedJSON
import Testing

/// What the store of a gateway tells, and the system of its process.
extension GatewayProcess {
  /// The memory that it has in use, in bytes.
  ///
  /// - Throws: ``ServerError`` when the system does not tell.
  func residentBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    guard let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
    else {
      throw ServerError(message: "the size of the gateway is not told")
    }
    return kilobytes << 10
  }

  /// What has become of a token's budget, in pico-dollars.
  func budget(of name: String) async throws -> (spent: Int64, reserved: Int64) {
    let outcome = try await run(["serve", "token", "list", "--output", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let json = try JSONParser().parse(Array(outcome.output.utf8))
    let token = try #require(json["tokens"]?.arrayValue?.first { $0["name"]?.stringValue == name })
    return (try Self.picodollars(token["spent"]), try Self.picodollars(token["reserved"]))
  }

  /// What all clients used: `requests`, `failed`, `estimated`, `input_tokens`, `output_tokens`, and `cost` in pico-dollars.
  func usage() async throws -> [String: Int64] {
    let outcome = try await run(["serve", "usage", "--output", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let total = try #require(try JSONParser().parse(Array(outcome.output.utf8))["total"])
    var numbers = ["cost": try Self.picodollars(total["cost"])]
    for name in ["requests", "failed", "estimated", "input_tokens", "output_tokens"] {
      numbers[name] = Int64(try #require(total[name]?.intValue))
    }
    return numbers
  }

  /// Waits until nothing of a token's budget is set aside any more; false when a minute passed before.
  func settles(_ name: String) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      if try await budget(of: name).reserved == 0 { return true }
    }
    return false
  }

  private static func picodollars(_ json: JSONValue?) throws -> Int64 {
    guard case .number(let number)? = json else {
      throw ServerError(message: "no amount but \(json?.description ?? "nothing")")
    }
    return Int64((try #require(Double(number.spelling)) * 1e12).rounded())
  }
}
