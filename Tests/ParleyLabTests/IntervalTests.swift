import ParleyLab
import Testing

struct IntervalTests {
  @Test func keepsItsBounds() {
    let interval = Interval(estimate: 0.5, lower: 0.25, upper: 0.75)
    #expect(interval.lower == 0.25)
    #expect(interval.upper == 0.75)
  }
}
