import ParleyDiagnostics
import Testing

/// What somebody meant who wrote a name that does not exist.
struct NearestNameTests {
  private static let names = [
    "temperature", "top_p", "top_k", "model", "usage", "réponse", "x", "id",
  ]

  @Test(arguments: [
    ("temprature", "temperature"), ("temperatuer", "temperature"), ("tempprature", "temperature"),
    ("Model", "model"), ("MODEL", "model"), ("mdoel", "model"), ("modle", "model"),
    ("usages", "usage"), ("reponse", "réponse"), ("top_q", "top_p"), ("X", "x"), ("di", "id"),
  ])
  func nearNamesAreFound(name: String, candidate: String) {
    #expect(NearestName.of(name, among: Self.names) == candidate)
  }

  @Test(arguments: ["", "temp", "mothers", "zz", "abc", "usgeas", "tempratruee", "i", "z"])
  func farNamesAreNot(name: String) {
    #expect(NearestName.of(name, among: Self.names) == nil)
  }

  @Test func theNameItselfIsNoSuggestion() {
    #expect(NearestName.of("model", among: ["model"]) == nil)
    #expect(NearestName.of("model", among: ["model", "models"]) == "models")
  }

  @Test func theNearestWinsThenTheFirst() {
    #expect(NearestName.of("cats", among: ["cart", "cat", "car"]) == "cat")
    #expect(NearestName.of("aaaab", among: ["aaaac", "aaaad"]) == "aaaac")
  }

  @Test func longNamesCostNothing() {
    let long = String(repeating: "a", count: 100_000)
    #expect(NearestName.of(long, among: [long + "b"]) == nil)
  }
}
