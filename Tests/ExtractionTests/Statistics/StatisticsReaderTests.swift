import Foundation
import Testing
import ThreshKit
import ThreshText

@testable import Extraction

@Suite struct StatisticsReaderTests {
  private static let resources = ResourceLocator(module: "Extraction", bundle: Bundle.module.bundleURL)

  private func read(_ sentence: String) throws -> [String] {
    let text = TokenizedText(sentence)
    let reader = try StatisticsReader(resources: Self.resources)
    return reader.read(0..<text.tokens.count, text, effects: reader.effects(in: text)).map {
      "\($0.statistic.kind.rawValue) \($0.statistic.value) \($0.statistic.unit)"
    }
  }

  @Test(arguments: [
    (
      "The review gathered 21 high-quality randomized controlled trials.",
      ["count 21 high-quality randomized controlled trials"]
    ),
    ("It pooled 7,350 participants.", ["count 7350 participants"]),
    ("Five studies were found.", ["count 5 studies"]),
    ("Most feel better after one or two treatments.", ["count 1-2 treatments"]),
    ("Plan for 1–3 sessions.", ["count 1-3 sessions"]),
    ("Plan for one to five sessions.", ["count 1-5 sessions"]),
    ("55 of those studies were small.", ["count 55 studies"]),
    ("Migraine affects millions of people.", ["count millions people"]),
    ("Take one 120 mg capsule.", ["count 1 capsule"]),
    // A name with a number in it, and what follows says something of it.
    ("The Class of 15 refers to a list.", []),
    ("Videos for 4K monitors teach it.", []),
  ])
  func counts(_ sentence: String, _ expected: [String]) throws {
    #expect(try read(sentence) == expected)
  }

  @Test(arguments: [
    ("Pain fell by 7.5 percent.", ["percent 7.5 %"]),
    ("Between 5% and 10% drop out.", ["percent 5-10 %"]),
    ("Losses vary from 5% to 21%.", ["percent 5-21 %"]),
    ("Use rose from 7.5 to 17.3 percent.", ["percent 7.5 %", "percent 17.3 %"]),
  ])
  func percentages(_ sentence: String, _ expected: [String]) throws {
    #expect(try read(sentence) == expected)
  }

  @Test(arguments: [
    ("Sessions last 20 to 40 minutes.", ["duration 20-40 minutes"]),
    ("An eight-week course is usual.", ["duration 8 weeks"]),
    ("Relief lasts over a 25-year period.", ["duration 25 years"]),
    ("Within a week or two it eases.", ["duration 1-2 weeks"]),
    ("Classes of two-and-a-half hours are held.", ["duration 2.5 hours"]),
    ("Take it twice a week for three to six weeks.", ["frequency 2 per week", "duration 3-6 weeks"]),
    ("Take it once or twice a week.", ["frequency once or twice per week"]),
    ("Take it three times a day.", ["frequency 3 per day"]),
    ("Take four tablets a day.", ["frequency 4 tablets per day"]),
    ("It is injected once daily instead of weekly.", ["frequency 1 per day", "frequency 1 per week"]),
    ("Stretch every hour.", ["frequency 1 per hour"]),
    ("Move every 20 to 30 minutes.", ["frequency 20-30 minutes"]),
    ("It gets in the way of daily life.", []),
  ])
  func timesAndFrequencies(_ sentence: String, _ expected: [String]) throws {
    #expect(try read(sentence) == expected)
  }

  @Test(arguments: [
    ("It is for children aged 4 to 17 years.", ["age 4-17 years"]),
    ("It is for children 12 and older.", ["age 12 years and older"]),
    ("It is for people aged 12 years or more.", ["age 12 years"]),
    ("A 45-year-old woman took it.", ["age 45 years"]),
  ])
  func ages(_ sentence: String, _ expected: [String]) throws {
    #expect(try read(sentence) == expected)
  }

  @Test(arguments: [
    ("Pain fell (p < 0.05).", ["p_value 0.05 <"]),
    ("The odds ratio was 1.8 (95% CI 1.2 to 2.4).", ["effect_size 1.8 odds ratio", "ci 1.2-2.4 95%"]),
    ("Risk fell (RR 0.82).", ["effect_size 0.82 RR"]),
  ])
  func inference(_ sentence: String, _ expected: [String]) throws {
    #expect(try read(sentence) == expected)
  }

  @Test(arguments: [
    "A 2017 trial ran from 2010 to 2014.", "Start with 2.4 mg and go up to 15 mg.",
    "It treats type 2 diabetes.",
    "GLP-1 drugs and interleukin-6 matter.", "Combine the two drugs.", "One of the reasons is rest.",
    "See step 3 in chapter 4.", "It costs $40.", "Bend to a 90 degree angle.", "Weigh in at week five.",
  ])
  func notStatistics(_ sentence: String) throws {
    #expect(try read(sentence) == [])
  }

  @Test func readingsStandInOrderAndDoNotOverlap() throws {
    let text = TokenizedText(
      "Of 120 adults aged 40 to 60 years, 35% took 2 tablets twice a day for 8 weeks (p = 0.01, OR 1.4, 95% CI 1.1-1.9)."
    )
    let reader = try StatisticsReader(resources: Self.resources)
    let readings = reader.read(0..<text.tokens.count, text, effects: reader.effects(in: text))
    #expect(readings.count >= 7)
    for (a, b) in zip(readings, readings.dropFirst()) {
      #expect(a.tokens.upperBound <= b.tokens.lowerBound)
    }
  }
}
