import ClaudeMessages

/// What goes wrong on the way to the built-in model, so that a script can be tested against it.
///
///     latency 200ms, fail 529 every 5, cut stream at 40%
///
/// The same script makes the same requests fail in every run: they are counted in the order in which they are sent, each attempt for
/// itself, as a server would count them. Requests for tokens counted or models listed are left alone.
package struct FaultScript: Sendable, Equatable {
  /// The faults, in the order of the text.
  let faults: [Fault]

  /// Makes a script of faults.
  init(_ faults: [Fault]) { self.faults = faults }

  /// Reads a script.
  ///
  /// - Throws: ``FaultScriptError`` with the place, and what would be right.
  package init(_ text: String) throws(FaultScriptError) {
    var parser = FaultScriptParser(text)
    faults = try parser.parseScript()
  }

  /// What happens to a request.
  ///
  /// - Parameter number: Which one it is, from 1.
  /// - Returns: All delays together, the slowest pace, and the first of the faults that end the request.
  func fate(of number: Int) -> RequestFate {
    var fate = RequestFate()
    for (index, fault) in faults.enumerated() where fault.occasion.includes(number) {
      switch fault.kind {
      case .latency(let range):
        let share = Self.share(of: number, fault: index)
        fate.latency += range.lowerBound + (range.upperBound - range.lowerBound) * share
      case .slow(let rate): fate.tokensPerSecond = min(rate, fate.tokensPerSecond ?? rate)
      case .ending(let ending): fate.ending = fate.ending ?? ending
      }
    }
    return fate
  }

  /// A number from 0 up to 1 that looks like chance and is none.
  private static func share(of number: Int, fault: Int) -> Double {
    let hash = StableHash("\(fault) \(number)").value
    return Double(hash >> 11) * 0x1p-53
  }
}

/// One fault and when it happens.
struct Fault: Sendable, Equatable {
  /// What happens.
  enum Kind: Sendable, Equatable {
    /// The answer takes this much longer to begin; of a range, a time that differs with the request.
    case latency(ClosedRange<Duration>)
    /// A stream comes at most this many deltas a second.
    case slow(Double)
    /// The request fails.
    case ending(RequestFate.Ending)
  }

  /// Which requests it happens to, counted from 1.
  enum Occasion: Sendable, Equatable {
    /// All of them.
    case always
    /// Each one whose number is a multiple of this.
    case every(Int)
    /// The first ones, up to this number.
    case first(Int)
    /// This one.
    case on(Int)

    /// Whether a request is among them.
    func includes(_ number: Int) -> Bool {
      switch self {
      case .always: true
      case .every(let count): number % count == 0
      case .first(let count): number <= count
      case .on(let only): number == only
      }
    }
  }

  /// What happens.
  let kind: Kind
  /// Which requests it happens to.
  let occasion: Occasion
}

/// What happens to one request.
struct RequestFate: Sendable, Equatable {
  /// How a request fails.
  enum Ending: Sendable, Equatable {
    /// With an error status, and a pause that the server asks for, if any.
    case failure(status: Int, retryAfter: Duration?)
    /// The connection is closed before an answer.
    case drop
    /// Nothing comes until the client gives up.
    case silence
    /// The connection is closed after this many hundredths of the answer's bytes.
    case cut(percent: Double)
  }

  /// How much longer the answer takes to begin.
  var latency: Duration = .zero
  /// The most deltas a second; nil for no limit.
  var tokensPerSecond: Double?
  /// How the request fails; nil if it does not.
  var ending: Ending?
}

/// What is wrong with a fault script, and where.
package struct FaultScriptError: Error, Sendable, Equatable {
  /// The mistake: stands on its own, lower case, no full stop.
  package let message: String
  /// Where it stands, in characters from the start of the text.
  package let place: Range<Int>
  /// The word that stands there; empty at the end.
  package let word: String
  /// The words that could stand there instead.
  package let expected: [String]
  /// How it would be right.
  package let help: String
}
