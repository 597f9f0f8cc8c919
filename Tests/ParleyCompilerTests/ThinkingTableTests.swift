import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import Testing

/// Every combination of thinking, effort, forced tool choice and prefill on every model of the list, against a table of its own.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/thinking>, `/effort`, and the pages of the models, 2026-11-22.
struct ThinkingTableTests {
  enum Acceptance {
    case accepted, upToHigh, rejected
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let models: [String]
    /// `adaptive`, a budget, `off`, `between_tools`.
    let modes: [Acceptance]
    let levels: String
    let isAdaptiveByDefault: Bool
    /// `tool_choice any`: yes, no, or not with a budget.
    let forced: Acceptance
    let prefill: Bool

    init(
      _ models: String...,
      modes: [Acceptance],
      levels: String,
      adaptive: Bool,
      forced: Acceptance,
      prefill: Bool = false
    ) {
      self.models = models
      self.modes = modes
      self.levels = levels
      isAdaptiveByDefault = adaptive
      self.forced = forced
      self.prefill = prefill
    }

    var testDescription: String { models.joined(separator: ", ") }
  }

  private static let all = "low medium high xhigh max"
  private static let alwaysOn: [Acceptance] = [.accepted, .rejected, .rejected, .rejected]

  static let rows = [
    Row(
      "fable-5.2",
      "mythos-5.2",
      "fable-5.1",
      "mythos-5.1",
      "opus-5.5",
      modes: alwaysOn,
      levels: all,
      adaptive: true,
      forced: .rejected
    ),
    Row("fable-5", "mythos-5", modes: alwaysOn, levels: all, adaptive: true, forced: .accepted),
    Row(
      "mythos-preview",
      modes: [.accepted, .accepted, .rejected, .rejected],
      levels: "low medium high max",
      adaptive: true,
      forced: .rejected
    ),
    Row(
      "opus-5",
      "haiku-5.5",
      modes: [.accepted, .rejected, .upToHigh, .rejected],
      levels: all,
      adaptive: true,
      forced: .accepted
    ),
    Row(
      "opus-4.8",
      "opus-4.7",
      modes: [.accepted, .rejected, .accepted, .rejected],
      levels: all,
      adaptive: false,
      forced: .accepted
    ),
    Row(
      "opus-4.6",
      "sonnet-4.6",
      modes: [.accepted, .accepted, .accepted, .rejected],
      levels: "low medium high max",
      adaptive: false,
      forced: .upToHigh
    ),
    Row(
      "opus-4.5",
      modes: [.rejected, .accepted, .accepted, .rejected],
      levels: "low medium high",
      adaptive: false,
      forced: .upToHigh,
      prefill: true
    ),
    Row(
      "sonnet-4.5",
      "haiku-4.5",
      modes: [.rejected, .accepted, .accepted, .rejected],
      levels: "",
      adaptive: false,
      forced: .upToHigh,
      prefill: true
    ),
    Row(
      "sonnet-5.5",
      modes: [.accepted, .rejected, .rejected, .upToHigh],
      levels: all,
      adaptive: true,
      forced: .rejected
    ),
    Row(
      "sonnet-5",
      modes: [.accepted, .rejected, .accepted, .rejected],
      levels: all,
      adaptive: true,
      forced: .accepted
    ),
  ]

  private static let modes: [Value] = ["adaptive", 4000, "off", "between_tools"]

  @Test func everyModelOfTheListIsInTheTable() {
    let named = Set(Self.rows.flatMap(\.models))
    #expect(named == Set(ModelCatalogue.builtIn.models.map(\.shortName)))
  }

  @Test(arguments: rows)
  func whatTheAPIRejectsIsToldBeforeSending(_ row: Row) {
    let rules = SettingRules(catalogue: .builtIn)
    var combinations = 0
    for model in row.models {
      for mode in [nil] + Self.modes.indices.map(Optional.init) {
        for effort in [nil] + Self.all.split(separator: " ").map({ Optional(String($0)) }) {
          for choice in [nil, "auto", "any", "weather"] {
            for isPrefilled in [false, true] {
              var settings = RequestSettings()
              settings["model"] = .value(.text(model))
              settings["max_tokens"] = .value(8000)
              if let mode { settings["thinking"] = .value(Self.modes[mode]) }
              if let effort { settings["effort"] = .value(.text(effort)) }
              if let choice { settings["tool_choice"] = .value(.text(choice)) }
              let found = rules.mistakes(in: settings, endsInAssistantTurn: isPrefilled)
                .filter { $0.severity == .error }.map(\.id.rawValue)
              let expected = Self.expected(
                row,
                mode,
                effort,
                isForced: choice != nil && choice != "auto",
                isPrefilled
              )
              combinations += 1
              if Set(found) != expected {
                Issue.record(
                  "\(model), thinking \(mode.map { Self.modes[$0] } ?? .null), effort \(effort ?? "-"), tool_choice \(choice ?? "-"), prefill \(isPrefilled): \(found) instead of \(expected)"
                )
              }
            }
          }
        }
      }
    }
    #expect(combinations == row.models.count * 5 * 6 * 4 * 2)
  }

  private static func expected(
    _ row: Row,
    _ mode: Int?,
    _ effort: String?,
    isForced: Bool,
    _ isPrefilled: Bool
  ) -> Set<String> {
    var ids: Set<String> = []
    switch mode.map({ row.modes[$0] }) {
    case .rejected?: ids.insert("model.thinking")
    case .upToHigh? where effort == "xhigh" || effort == "max": ids.insert("model.thinking")
    default: break
    }
    if let effort, !row.levels.split(separator: " ").contains(effort[...]) {
      ids.insert("model.effort")
    }
    if isForced, row.forced == .rejected || (row.forced == .upToHigh && mode == 1) {
      ids.insert("model.tool-choice")
    }
    let thinks = mode.map { $0 < 2 } ?? row.isAdaptiveByDefault
    if isPrefilled, !row.prefill || thinks { ids.insert("model.no-prefill") }
    return ids
  }
}
