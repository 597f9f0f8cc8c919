import Testing

struct FixtureTests {
  @Test func everyFixtureSaysWhereItIsFrom() {
    let folders = ["batches", "requests", "responses", "streams", "errors"]
    for folder in folders {
      let fixtures = Fixture.all(in: folder, ending: "")
        .filter { !$0.name.hasSuffix(".origin") && !$0.name.contains(".expected.") }
        .filter { !$0.name.hasSuffix(".observed") }
      #expect(!fixtures.isEmpty, "\(folder)")
      for fixture in fixtures {
        #expect(fixture.origin?.isEmpty == false, "\(fixture.path)")
        #expect(!fixture.text.contains("sk-ant-"), "\(fixture.path)")
      }
    }
  }
}
