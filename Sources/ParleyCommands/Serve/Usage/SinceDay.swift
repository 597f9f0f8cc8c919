import ArgumentParser
import ClaudeMessages
import RunStorage

/// `--since`: a day, or how many days back with today among them.
struct SinceDay: ExpressibleByArgument {
  private enum Value {
    case day(UTCDay)
    case days(Int64)
  }

  private let value: Value

  /// The last so many days.
  init(days: Int64) {
    value = .days(days)
  }

  init?(argument text: String) {
    if let date = CalendarDate(text) {
      value = .day(UTCDay(number: Int64(date.daysSince1970)))
      return
    }
    let unit: Int64? = text.last == "d" ? 1 : text.last == "w" ? 7 : nil
    guard let unit, text.dropLast().utf8.allSatisfy({ (48...57).contains($0) }),
      let count = Int64(text.dropLast()), (1...36_525).contains(count)
    else { return nil }
    value = .days(count * unit)
  }

  /// The days from then to today, both included.
  ///
  /// - Throws: `ValidationError` for a day that is yet to come.
  func days(until today: UTCDay) throws -> ClosedRange<UTCDay> {
    switch value {
    case .days(let count): return today.advanced(by: 1 - count)...today
    case .day(let day) where day <= today: return day...today
    case .day(let day): throw ValidationError("--since \(day) is yet to come: today is \(today)")
    }
  }
}

/// `--since` of the commands that tell of usage.
struct SinceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "From what day on, in UTC: 7d for the last 7 days, today among them, 4w, or a date.",
      valueName: "days-or-date"
    )
  )
  var since = SinceDay(days: 30)
}

extension SinceDay: CustomStringConvertible {
  /// As a command line writes it.
  var description: String {
    switch value {
    case .day(let day): day.description
    case .days(let count): "\(count)d"
    }
  }
}
