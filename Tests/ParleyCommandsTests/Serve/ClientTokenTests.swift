import Testing

@testable import ParleyCommands

struct ClientTokenTests {
  @Test func aTokenIsItsPrefixAndThirtyTwoBytes() {
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    for _ in 0..<200 {
      let token = ClientToken()
      #expect(token.text.hasPrefix("parley_"))
      #expect(token.text.count == 50)
      #expect(token.text.dropFirst(7).allSatisfy(letters.contains))
      #expect(token.id.hasPrefix("token_") && token.id.count == 19)
    }
  }

  @Test func noTwoTokensAreAlike() {
    let tokens = (0..<1000).map { _ in ClientToken() }
    #expect(Set(tokens.map(\.text)).count == 1000)
    #expect(Set(tokens.map(\.id)).count == 1000)
  }
}
