import OrderedJSON
import ParleyLab
import RunStorage
import TerminalText
import Testing

struct ReplyDistributionTests {
  private func groups(_ replies: [String]) -> [[Int]] {
    ReplyDistribution(replies).groups.map { $0.variants.flatMap(\.places).sorted() }
  }

  @Test func equalRepliesAreOneVariant() {
    let distribution = ReplyDistribution(["Paris", "Paris", "Paris"])
    #expect(distribution.groups.count == 1)
    #expect(distribution.groups[0].variants.map(\.count) == [3])
    #expect(distribution.parting == nil)
  }

  @Test(arguments: [
    ("Paris", "paris."), ("The capital is **Paris**.", "the capital is paris"),
    ("one  two\nthree", "One, two, three!"), ("“Yes”", "yes"),
  ])
  func caseBlanksAndPunctuationDoNotCount(_ pair: (String, String)) {
    #expect(groups([pair.0, pair.1]) == [[0, 1]])
    #expect(ReplyDistribution([pair.0, pair.1]).parting == nil)
  }

  @Test(arguments: [
    ("5", "-5"), ("3.5", "35"), ("C", "C#"), ("Paris", "Rome"), ("!", "?"), ("yes", "yes no"),
    ("東京", "大阪"), ("", "no"),
  ])
  func whatMeansSomethingElseIsAnotherGroup(_ pair: (String, String)) {
    #expect(groups([pair.0, pair.1]) == [[0], [1]])
  }

  @Test func aFifthOfTheWordsMayDiffer() {
    let words = (1...20).map { "word\($0)" }
    func changed(_ count: Int) -> String {
      (words.dropLast(count) + (0..<count).map { "other\($0)" }).joined(separator: " ")
    }
    let text = words.joined(separator: " ")
    #expect(groups([text, changed(4)]) == [[0, 1]])
    #expect(groups([text, changed(5)]) == [[0], [1]])
    // Added and removed words count as one each.
    #expect(groups([text, "so: " + words.dropLast(3).joined(separator: " ")]) == [[0, 1]])
    #expect(groups([text, "so: " + words.dropLast(4).joined(separator: " ")]) == [[0], [1]])
  }

  @Test func theLargestGroupComesFirst() {
    #expect(groups(["b", "a", "c", "a", "c", "a"]) == [[1, 3, 5], [2, 4], [0]])
  }

  @Test func repliesPartAtTheFirstWordThatDiffers() throws {
    let distribution = ReplyDistribution([
      "The capital of France is Paris.", "the capital of Spain is Madrid", "The capital of",
      "The capital of France, I think, is Paris",
    ])
    let parting = try #require(distribution.parting)
    #expect(parting.sharedCount == 3)
    #expect(parting.sharedEnd == "The capital of")
    #expect(parting.branches.map(\.word) == ["France", "Spain", nil])
    #expect(parting.branches.map(\.count) == [2, 1, 1])
  }

  @Test func lengthsAreThoseOfAllReplies() {
    let lengths = ReplyDistribution(["a", "a", "a b c d", "a b - c"]).lengths
    #expect(lengths?.shortest == 1)
    #expect(lengths?.median == 2)
    #expect(lengths?.longest == 4)
  }

  @Test func noRepliesAreNoGroups() {
    let distribution = ReplyDistribution([])
    #expect(distribution.groups.isEmpty)
    #expect(distribution.lengths == nil)
    #expect(DistributionText(distribution, style: .plain, width: 80).text.isEmpty)
  }

  /// Replies that are long, many and all different: what was not compared is said.
  @Test func workIsBounded() {
    let replies = (0..<40).map { reply in
      (0..<200).map { word in word % 3 == 0 ? "\(reply)" : "w\(word)" }.joined(separator: " ")
    }
    let distribution = ReplyDistribution(replies, budget: 100_000)
    #expect(!distribution.isComplete)
    #expect(distribution.groups.count == 40)
    let text = DistributionText(distribution, style: .plain, width: 60).text
    #expect(text.hasPrefix("40 replies in 40 groups; not all were compared"))
    #expect(text.contains("… 28 replies in 28 more groups"))
  }

  @Test func trialsAreGroupedByFactorsAndRows() {
    let experiment = SampleExperiment(
      factors: [("model", ["haiku", "sonnet"])],
      rows: 2,
      repeats: 3,
      scores: []
    ) { _ in }
    let replies = RepeatedReplies.all(
      experiment.trials.map { ($0, $0.number == 1 ? nil : "reply \($0.number % 2)") }
    )
    #expect(replies.map(\.trials) == [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]])
    #expect(replies[0].missing == 1)
    #expect(replies[0].distribution.count == 2)
    #expect(replies[1].distribution.groups.count == 2)
  }

  @Test func showsGroupsPartingAndLengths() {
    let replies = ["Paris", "Paris", "paris.", "It is Rome,\nI think"]
    let text = DistributionText(ReplyDistribution(replies), style: .plain, width: 80).text
    #expect(
      text == """
        4 replies in 2 groups
          3 × Paris (2 wordings)
          1 × It is Rome, I think
          part at the first word: “Paris” 3×, “It” 1×
          1 to 5 words, half of the replies at most 1

        """
    )
  }
}
