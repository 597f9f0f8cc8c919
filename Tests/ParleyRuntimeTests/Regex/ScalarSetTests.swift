import Testing

@testable import ParleyRuntime

/// Sets of scalars, and the generated tables beside the standard library's own.
struct ScalarSetTests {
  @Test func rangesAreMergedAndInverted() {
    let set = ScalarSet([5...9, 1...2, 3...3, 8...12, 20...20])
    #expect(set.ranges == [1...3, 5...12, 20...20])
    #expect(set.inverted.ranges == [0...0, 4...4, 13...19, 21...0x10FFFF])
    #expect(set.inverted.inverted == set)
    #expect(ScalarSet.everything.inverted.ranges.isEmpty)
    #expect(ScalarSet().inverted == .everything)
  }

  @Test func membershipIsThatOfTheRanges() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<100 {
      let ranges = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let first = UInt32.random(in: 0...150, using: &random)
        return first...(first + UInt32.random(in: 0...20, using: &random))
      }
      let set = ScalarSet(ranges)
      let members = RegexProgram.Members(set)
      for scalar: UInt32 in 0..<180 {
        let isMember = ranges.contains { $0.contains(scalar) }
        #expect(set.contains(scalar) == isMember)
        #expect(members.contains(scalar) == isMember)
      }
    }
  }

  @Test func categoriesAgreeWithTheStandardLibrary() throws {
    let letters = try #require(ScalarSet.property("L"))
    let marks = try #require(ScalarSet.property("M"))
    let numbers = try #require(ScalarSet.property("N"))
    let upper = try #require(ScalarSet.property("Lu"))
    var compared = 0
    for scalar in scalarsOfUnicode14() {
      let category = scalar.properties.generalCategory
      let name = "U+\(String(scalar.value, radix: 16))"
      #expect(upper.contains(scalar.value) == (category == .uppercaseLetter), "\(name)")
      #expect(letters.contains(scalar.value) == category.isLetter, "\(name)")
      #expect(marks.contains(scalar.value) == category.isMark, "\(name)")
      #expect(numbers.contains(scalar.value) == category.isNumber, "\(name)")
      compared += 1
    }
    #expect(compared > 5000)
  }

  @Test func caseFoldingAgreesWithTheStandardLibrary() {
    for scalar in scalarsOfUnicode14() where scalar.properties.changesWhenLowercased {
      let lowered = Array(scalar.properties.lowercaseMapping.unicodeScalars)
      guard lowered.count == 1 else { continue }
      let folded = ScalarSet([scalar.value...scalar.value]).caseFolded
      #expect(folded.contains(lowered[0].value), "U+\(String(scalar.value, radix: 16))")
      let back = ScalarSet([lowered[0].value...lowered[0].value]).caseFolded
      #expect(back == folded)
    }
  }

  @Test func everyScriptAndCategoryIsRead() throws {
    for name in ScalarScripts.names + ScalarCategories.names {
      let set = try #require(ScalarSet.property(name))
      #expect(!set.ranges.isEmpty)
      #expect(set.ranges.allSatisfy { $0.upperBound <= ScalarSet.lastScalar })
    }
    #expect(ScalarScripts.names.count > 150)
    #expect(ScalarSet.property("Nonsense") == nil)
  }

  @Test func everyScalarHasOneCategory() {
    var count = 0
    for name in ScalarCategories.names {
      count += ScalarSet.property(name)?.ranges.reduce(0) { $0 + $1.count } ?? 0
    }
    // All but the surrogates.
    #expect(count == 0x110000 - 0x800)
  }

  /// Assigned scalars that were there in Unicode 14, one in eleven.
  private func scalarsOfUnicode14() -> [Unicode.Scalar] {
    stride(from: UInt32(0), to: 0x30000, by: 11).compactMap { value in
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 14
      else { return nil }
      return scalar
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isLetter: Bool {
    [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
      .contains(self)
  }

  fileprivate var isMark: Bool { [.nonspacingMark, .spacingMark, .enclosingMark].contains(self) }

  fileprivate var isNumber: Bool { [.decimalNumber, .letterNumber, .otherNumber].contains(self) }
}
