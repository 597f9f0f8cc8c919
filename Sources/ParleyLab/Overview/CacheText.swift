import RunStorage
import TerminalText

/// What the cache did for some trials, in words.
enum CacheText {
  /// As in `83,200 tokens from the cache, 1,204 into it`; nil where it was not used.
  static func text(of trials: [TrialRecord]) -> String? {
    let read = trials.reduce(Int64(0)) { $0.addingClamped($1.usage.cacheRead) }
    let written = trials.reduce(Int64(0)) { $0.addingClamped($1.usage.cacheCreation) }
    guard read > 0 || written > 0 else { return nil }
    let into = written > 0 ? ", \(NumberText.grouped(Int(written))) into it" : ""
    return "\(NumberText.grouped(Int(read))) tokens from the cache\(into)"
  }
}
