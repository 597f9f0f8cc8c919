import ClaudeMessages
import RunStorage
import TerminalText

/// Measured values as the page writes them.
enum ReportText {
  /// Pico-dollars to two digits that are not zero, never less than they are.
  static func cost(_ picodollars: Int64) -> String {
    let amount = DollarAmount(picodollars: picodollars)
    guard (1..<1_000_000_000_000).contains(picodollars) else {
      return amount.text(fractionDigits: 2...2)
    }
    let zeros = 12 - String(picodollars).utf8.count
    return amount.text(fractionDigits: 2...min(12, zeros + 2))
  }

  /// Dollars to two digits that are not zero.
  static func dollars(_ dollars: Double) -> String {
    guard dollars.isFinite, (0..<9_000_000).contains(dollars) else { return "$\(dollars)" }
    return cost(Int64((dollars * 1e12).rounded()))
  }

  /// Seconds as `8 ms`, `350 ms`, `1.2 s`, `3 min 20 s`, `2 h 5 min`.
  static func seconds(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.000_05: "0 s"
    case ..<0.01: "\(NumberText.fixed(seconds * 1000, 1)) ms"
    case ..<0.9995: "\(NumberText.fixed(seconds * 1000, 0)) ms"
    case ..<9.995: "\(NumberText.fixed(seconds, 2)) s"
    case ..<99.5: "\(NumberText.fixed(seconds, 1)) s"
    case ..<3600: pair(seconds, "min", 60, "s", 1)
    default: pair(seconds, "h", 3600, "min", 60)
    }
  }

  private static func pair(
    _ seconds: Double,
    _ large: String,
    _ unit: Double,
    _ small: String,
    _ smallUnit: Double
  ) -> String {
    let whole = min(seconds, 1e15)
    let count = (whole / unit).rounded(.down)
    let rest = ((whole - count * unit) / smallUnit).rounded(.down)
    let first = "\(NumberText.grouped(Int(count))) \(large)"
    return rest == 0 ? first : "\(first) \(Int(rest)) \(small)"
  }

  /// A count with its noun: `1 trial`, `1,200 trials`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(NumberText.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// What a trial came to, in a word.
  static func word(_ status: TrialRecord.Status) -> String {
    switch status {
    case .pass: "pass"
    case .fail: "fail"
    case .error: "error"
    }
  }

  /// The sign of what a trial came to, so that colour alone tells nothing.
  static func sign(_ status: TrialRecord.Status) -> String {
    switch status {
    case .pass: "✓"
    case .fail: "✗"
    case .error: "!"
    }
  }
}
