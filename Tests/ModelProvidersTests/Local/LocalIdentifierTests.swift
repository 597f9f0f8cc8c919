import Testing

@testable import ModelProviders

struct LocalIdentifierTests {
  @Test func equalRequestsHaveNamesOfTheirOwnThatAreTheSameInEachRun() {
    func names() -> [String] {
      let identifiers = LocalIdentifiers()
      return ["a", "b", "a"].map { identifiers.next(for: Array($0.utf8)) }
    }
    #expect(Set(names()).count == 3)
    #expect(names() == names())
    #expect(names().allSatisfy { $0.hasPrefix("local_") })
  }

  @Test func noNameComesTwiceWhenCountsAreBegunAnew() {
    let identifiers = LocalIdentifiers(capacity: 2)
    let names = ["a", "b", "c", "a", "a", "b", "c", "a"].map {
      identifiers.next(for: Array($0.utf8))
    }
    #expect(Set(names).count == names.count)
  }
}
