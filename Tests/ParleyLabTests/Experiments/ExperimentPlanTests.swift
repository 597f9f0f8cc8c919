import OrderedJSON
import ParleyHost
import ParleyLab
import ParleyRuntime
import Testing

struct ExperimentPlanTests {
  private static func axis(
    _ name: String,
    _ kind: ExperimentPlan.Kind,
    _ values: Value...
  ) -> ExperimentPlan.Axis {
    ExperimentPlan.Axis(name: name, kind: kind, levels: values.map(ExperimentPlan.Level.init))
  }

  private static func plan(repeats: Int = 2) throws -> ExperimentPlan {
    try ExperimentPlan(
      name: "capitals",
      axes: [
        axis("model", .setting, "haiku", "sonnet"),
        axis("row", .row, ["country": "France"], ["country": "Spain"], ["country": "Italy"]),
        axis("style", .variable, "terse", "chatty"),
      ],
      repeats: repeats
    )
  }

  @Test func factorsCombineFullyAndTheLastChangesFastest() throws {
    let plan = try Self.plan()
    #expect(plan.count == 24)
    let trials = (1...plan.count).map { plan.trial($0) }
    #expect(trials.map(\.number) == Array(1...24))
    #expect(trials.map(\.repeatNumber) == (0..<12).flatMap { _ in [1, 2] })
    let texts = trials.map { trial in
      [trial.factors["model"], trial.rows["row"]?["country"], trial.factors["style"]]
        .compactMap { $0?.stringValue }.joined(separator: " ")
    }
    #expect(
      Array(texts.prefix(6)) == [
        "haiku France terse", "haiku France terse", "haiku France chatty", "haiku France chatty",
        "haiku Spain terse", "haiku Spain terse",
      ]
    )
    #expect(texts.last == "sonnet Italy chatty")
    #expect(Set(texts).count == 12)
  }

  @Test func aTrialGetsItsVariablesThenItsRows() throws {
    let trial = try Self.plan().trial(4)
    #expect(trial.settings == [SettingChange(name: "model", value: "haiku")])
    #expect(trial.arguments == ["chatty", ["country": "France"]])
    #expect(trial.columns.map(\.name) == ["model", "row", "style"])
  }

  @Test func withoutFactorsTheRepeatsAreTheTrials() throws {
    let plan = try ExperimentPlan(name: "one", axes: [], repeats: 3)
    #expect((1...plan.count).map { plan.trial($0).repeatNumber } == [1, 2, 3])
  }

  @Test func moreTrialsThanCanBeRunAreAnError() {
    let values = ExperimentPlan.Axis(
      name: "n",
      kind: .variable,
      levels: (0..<2000).map { ExperimentPlan.Level(.int($0)) }
    )
    #expect(throws: EffectError.self) {
      try ExperimentPlan(name: "many", axes: [values, values], repeats: 1)
    }
    #expect(throws: EffectError.self) {
      try ExperimentPlan(
        name: "many",
        axes: [values, values, values, values, values, values],
        repeats: .max
      )
    }
  }

  @Test func aSubjectIsWhatIsTriedAndAnIdentityAlsoHow() throws {
    let plan = try Self.plan()
    let one = TrialIdentity(plan.trial(1), with: .init(hash: "a"))
    let same = TrialIdentity(try Self.plan().trial(1), with: .init(hash: "a"))
    let changed = TrialIdentity(plan.trial(1), with: .init(hash: "b"))
    #expect(one == same)
    #expect(changed.subject == one.subject)
    #expect(changed.identity != one.identity)
    let subjects = (1...plan.count).map {
      TrialIdentity(plan.trial($0), with: .init(hash: "a")).subject
    }
    #expect(Set(subjects).count == 24)
  }

  @Test func equalRowsAndEqualValuesAreTrialsOfTheirOwn() throws {
    let plan = try ExperimentPlan(
      name: "x",
      axes: [
        Self.axis("a", .variable, 1, 2, 1),
        Self.axis("row", .row, ["b": "2", "c": "3"], ["c": "3", "b": "2"]),
      ],
      repeats: 1
    )
    let subjects = (1...plan.count).map {
      TrialIdentity(plan.trial($0), with: .init(hash: "")).subject
    }
    #expect(Set(subjects).count == 6)
  }

  @Test func theOrderOfFactorsAndColumnsDoesNotChangeASubject() throws {
    let one = try ExperimentPlan(
      name: "x",
      axes: [
        Self.axis("a", .variable, 1), Self.axis("row", .row, ["b": "2", "c": "3"]),
      ],
      repeats: 1
    )
    let other = try ExperimentPlan(
      name: "x",
      axes: [
        Self.axis("row", .row, ["c": "3", "b": "2"]), Self.axis("a", .variable, 1),
      ],
      repeats: 1
    )
    let apparatus = TrialIdentity.Apparatus(hash: "")
    #expect(
      TrialIdentity(one.trial(1), with: apparatus) == TrialIdentity(other.trial(1), with: apparatus)
    )
  }
}

struct RequestKeyTests {
  private static func request(
    body: String = "{}",
    version: String = "2026-10-21",
    betas: [String] = [],
    isStreamed: Bool = true
  ) -> Exchange.Request {
    Exchange.Request(
      number: 1,
      conversation: "main",
      body: Array(body.utf8),
      version: version,
      betas: betas,
      isStreamed: isStreamed
    )
  }

  @Test func everyPartOfARequestIsPartOfItsKey() {
    let requests = [
      Self.request(), Self.request(body: "{ }"), Self.request(version: "2023-06-01"),
      Self.request(betas: ["a"]), Self.request(betas: ["a", "b"]), Self.request(isStreamed: false),
    ]
    var keys = requests.map { RequestKey.key(of: $0, subject: "s", occurrence: 1) }
    keys.append(RequestKey.key(of: requests[0], subject: "t", occurrence: 1))
    keys.append(RequestKey.key(of: requests[0], subject: "s", occurrence: 2))
    #expect(Set(keys).count == keys.count)
  }

  @Test func theNumberAndTheConversationAreNot() {
    let other = Exchange.Request(
      number: 7,
      conversation: "aside",
      body: Array("{}".utf8),
      version: "2026-10-21",
      isStreamed: true
    )
    #expect(
      RequestKey.key(of: other, subject: "s", occurrence: 1)
        == RequestKey.key(of: Self.request(), subject: "s", occurrence: 1)
    )
  }
}
