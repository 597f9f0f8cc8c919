import TestSupport
import Testing

@testable import LocalInference

struct StopMatcherTests {
  /// What is shown of pieces, and what stopped them.
  private static func run(_ stops: [String], _ pieces: [String]) -> (shown: [String], stop: String?)
  {
    var matcher = StopMatcher(stops)
    var shown: [String] = []
    for piece in pieces {
      let outcome = matcher.append(piece)
      shown.append(outcome.text)
      if let stop = outcome.stop { return (shown, stop) }
    }
    return (shown + [matcher.flush()], nil)
  }

  @Test func aSequenceThatStraddlesPiecesIsHeldBackAndCut() {
    let found = Self.run(["STOP"], ["one S", "TO", "P two"])
    #expect(found.shown == ["one ", "", ""])
    #expect(found.stop == "STOP")
  }

  @Test func whatOnlyBeganLikeASequenceIsShownLater() {
    let found = Self.run(["STOP"], ["a ST", "ART", " S"])
    #expect(found.shown == ["a ", "START", " ", "S"])
    #expect(found.stop == nil)
  }

  @Test func aSequenceCanBeginInsideAFailedOne() {
    #expect(Self.run(["aab"], ["aa", "ab!"]).shown == ["", "a"])
    #expect(Self.run(["abab"], ["ab", "aabab"]).shown == ["", "aba"])
  }

  @Test func theSequenceThatIsCompleteFirstWins() {
    #expect(Self.run(["xyz", "y"], ["wxyz"]).stop == "y")
    #expect(Self.run(["xyz", "y"], ["wxyz"]).shown == ["wx"])
    #expect(Self.run(["b", "ab"], ["aab"]).stop == "ab")
    #expect(Self.run(["b", "ab"], ["aab"]).shown == ["a"])
  }

  @Test func charactersOfSeveralBytesAreNeverCut() {
    let found = Self.run(["é안"], ["xé", "é", "안"])
    #expect(found.shown == ["x", "é", ""])
    #expect(found.stop == "é안")
    // Both begin with the same byte.
    #expect(Self.run(["안"], ["악"]).shown == ["악", ""])
  }

  @Test func withoutSequencesTextPassesAtOnce() {
    #expect(Self.run([], ["a", "b"]).shown == ["a", "b", ""])
  }

  @Test func anyPiecesShowTheTextUpToTheFirstSequence() {
    Fuzz.check(rounds: 5000) { generator in
      func text(_ lengths: ClosedRange<Int>) -> String {
        String(
          (0..<Int.random(in: lengths, using: &generator)).map { _ in
            "abé".randomElement(using: &generator) ?? "a"
          }
        )
      }
      let stops = (0..<Int.random(in: 1...3, using: &generator)).map { _ in text(1...4) }
      let pieces = (0..<6).map { _ in text(0...4) }
      let found = Self.run(stops, pieces)
      let whole = Array(pieces.joined().utf8)
      let ends = stops.compactMap { stop in Self.end(of: Array(stop.utf8), in: whole) }
      let shown = found.shown.joined()
      guard let first = ends.min() else {
        #expect(found.stop == nil && shown == pieces.joined(), "seed \(generator.seed)")
        return
      }
      let longest = stops.filter { Self.end(of: Array($0.utf8), in: whole) == first }
        .max { $0.utf8.count < $1.utf8.count }
      #expect(found.stop == longest, "seed \(generator.seed)")
      let expected = whole.prefix(first - (longest?.utf8.count ?? 0))
      #expect(Array(shown.utf8) == Array(expected), "seed \(generator.seed)")
    }
  }

  private static func end(of stop: [UInt8], in text: [UInt8]) -> Int? {
    (stop.count...max(stop.count, text.count)).first { end in
      end <= text.count && Array(text[(end - stop.count)..<end]) == stop
    }
  }

  @Test func aLongSequenceOfOneLetterTakesLinearTime() {
    let stop = String(repeating: "a", count: 50_000) + "b"
    var matcher = StopMatcher([stop])
    var shown = 0
    for _ in 0..<200 {
      shown += matcher.append(String(repeating: "a", count: 1000)).text.utf8.count
    }
    #expect(shown == 150_000)
    #expect(matcher.append("b").stop == stop)
  }
}
