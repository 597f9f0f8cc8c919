import FoundationEssentials
import LocalInference
import OrderedJSON
import TestSupport
import Testing

/// The engine against logits that the training framework computed from the same weights in 32-bit floats.
struct RecordedLogitsTests {
  /// A text and some of the logits of what may follow it.
  struct Case: CustomTestStringConvertible {
    let model: String
    let tokens: [Int]
    /// The tokens with the highest logits, best first.
    let top: [(token: Int, logit: Double)]
    /// Some others.
    let sample: [(token: Int, logit: Double)]

    var testDescription: String { "\(model), \(tokens.count) tokens: \(tokens.prefix(8))" }
  }

  /// The difference that rounding activations to 14 bits may make, as a part of the largest logit; 0.002 was seen with random weights.
  private static let tolerance = 0.005

  @Test(arguments: recorded())
  func logitsAreThoseOfTheTrainingFramework(_ recorded: Case) throws {
    let model = try LocalModel.embedded(named: recorded.model)
    let last = recorded.tokens.count - 1
    let found = try model.inspect(recorded.tokens, at: last..<last + 1).logits(at: last)
    let most = recorded.top.map(\.logit.magnitude).max() ?? 1
    for (token, logit) in recorded.top + recorded.sample {
      #expect(
        abs(Double(found[token]) - logit) <= Self.tolerance * most,
        "token \(token): \(found[token]), not \(logit)"
      )
    }
    let best = found.indices.max { found[$0] < found[$1] }
    let first = try #require(recorded.top.first)
    let isClose = recorded.top.dropFirst().contains {
      $0.token == best && first.logit - $0.logit < 2 * Self.tolerance * most
    }
    #expect(best == first.token || isClose)
  }

  @Test(arguments: LocalModel.embeddedNames)
  func logitsOfEveryModelAreRecorded(_ name: String) {
    let cases = Self.recorded().filter { $0.model == name }
    #expect(cases.count >= 5)
    #expect(cases.allSatisfy { $0.top.count >= 10 && $0.sample.count >= 40 })
  }

  @Test
  func someModelIsEmbedded() {
    #expect(!LocalModel.embeddedNames.isEmpty)
  }

  /// The cases of Fixtures/logits.json, an array with one object for each model.
  ///
  ///     {"model": "sonnet", "cases": [{"tokens": [2, …, 3], "top": [[17, 9.81], …], "logits_sample": {"400": -1.5, …}}]}
  private static func recorded() -> [Case] {
    let path = RepositoryRoot.path + "/Tests/LocalInferenceTests/Fixtures/logits.json"
    guard let data = FileManager.default.contents(atPath: path),
      let value = try? JSONParser().parse(Array(data))
    else { return [] }
    return (value.arrayValue ?? []).flatMap { part in
      (part["cases"]?.arrayValue ?? []).map { Case(model: part["model"]?.stringValue ?? "", $0) }
    }
  }
}

extension RecordedLogitsTests.Case {
  fileprivate init(model: String, _ value: JSONValue) {
    self.model = model
    tokens = (value["tokens"]?.arrayValue ?? []).compactMap(\.intValue)
    top = (value["top"]?.arrayValue ?? []).compactMap { pair in
      guard let token = pair[0]?.intValue, let logit = pair[1]?.doubleValue else { return nil }
      return (token, logit)
    }
    sample = (value["logits_sample"]?.objectValue?.members ?? []).compactMap { member in
      guard let token = Int(member.key), let logit = member.value.doubleValue else { return nil }
      return (token, logit)
    }
  }
}
