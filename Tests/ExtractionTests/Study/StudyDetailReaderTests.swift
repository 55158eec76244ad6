import Testing
import ThreshKit

@testable import Extraction

@Suite struct StudyDetailReaderTests {
  @Test(arguments: [
    (
      "A 2017 meta-analysis published in Annals of Rheumatology reviewed 12 trials.",
      "Annals of Rheumatology", 2017
    ),
    ("A study in Headache Medicine (2020) found fewer attacks.", "Headache Medicine", 2020),
    ("A review published in JAMA Neurology in January 2014 found magnesium helpful.", "JAMA Neurology", 2014),
    ("A review (The Journal of Pain, 2018) found magnesium helpful.", "The Journal of Pain", 2018),
    ("A study in the Lancet medical journal estimated the burden of migraine.", "Lancet", nil),
    ("A 2016 JAMA study found that riboflavin worked.", "JAMA", 2016),
    (
      "A meta-analysis of 14 trials in Sports Medicine concluded that creatine works.", "Sports Medicine", nil
    ),
    ("One trial, published in the journal *Cephalalgia*, found no effect.", "Cephalalgia", nil),
    (
      "A trial published online in 2011 by the British Medical Journal found no effect.",
      "British Medical Journal", 2011
    ),
    ("A 2019 review of knees in Table 2 found no effect.", nil, 2019),
    ("A study in Norway found that stairs are hard on sore knees.", nil, nil),
    ("A trial published in several medical journals found that stairs are hard.", nil, nil),
  ])
  func readsJournalAndYear(_ text: String, _ venue: String?, _ year: Int?) throws {
    let row = try #require(try FieldPage(text).rows.first)
    #expect(row.study.venue == venue)
    #expect(row.study.year == year)
  }

  @Test(arguments: [
    ("In a 2012 survey, 14 percent of adults said that they take glucosamine.", nil),
    ("Between 1990 and 2005 a study followed people with sore knees.", nil),
    ("In 2018, researchers at the University of Leeds followed 90 runners.", 2018),
    ("A large, older study from 2017 of 900 people found less stiffness.", 2017),
    ("Glucosamine eased stiffness in one trial (Berg et al., 2019).", 2019),
    ("A study published in May 2025 reports that few people take it.", 2025),
  ])
  func yearIsThatOfPublication(_ text: String, _ year: Int?) throws {
    #expect(try FieldPage(text).rows.first?.study.year == year)
  }

  @Test(arguments: [
    ("One study performed at the University of Maryland found less pain.", "University of Maryland"),
    ("A 2018 NCCIH-supported analysis of five studies found less pain.", "NCCIH"),
    ("Researchers at Stanford University compared two creams.", "Stanford University"),
    (
      "A report from 2020 by the Agency for Healthcare Research and Quality found less pain.",
      "Agency for Healthcare Research and Quality"
    ),
    ("A 2020 Deloitte survey found that many people have sore knees.", "Deloitte"),
    ("A 2018 trial funded by the U.S. Department of Defense compared three drugs.", "Department of Defense"),
    ("A Danish study found less pain.", nil),
  ])
  func readsWhoRanIt(_ text: String, _ institution: String?) throws {
    #expect(try FieldPage(text).rows.first?.study.institution == institution)
  }

  @Test(arguments: [
    ("Magnesium cut migraine days in one trial (Berg et al., 2015).", "Berg et al."),
    ("Dr. Jane Miller and colleagues reported in 2020 that ginger eased nausea.", "Jane Miller"),
    ("The study is small, says study author Ana Lopez, a neurologist.", "Ana Lopez"),
  ])
  func readsAuthor(_ text: String, _ author: String) throws {
    #expect(try FieldPage(text).rows.first?.study.author == author)
  }

  @Test(arguments: [
    ("A review of 28 published trials found less stiffness.", 28, nil),
    (
      "A 2013 review gathered 21 high-quality randomized controlled trials which included 7,350 participants.",
      21, 7350
    ),
    ("A 2020 analysis of five studies (with a total of 514 participants) found less pain.", 5, 514),
    ("A 2020 review of 14 studies (including more than 1,100 people) found less pain.", 14, 1100),
    ("A meta-analysis of 14 RCTs (n = 1,034) found less pain.", 14, 1034),
    ("A study of 60 office workers found less pain.", nil, 60),
    ("A study found that 40 million adults have migraine.", nil, nil),
    (
      "A 2019 review looked at exercise (in 2 studies, 179 total participants) and rest (in 6 studies, 332 participants).",
      nil, nil
    ),
  ])
  func readsHowMany(_ text: String, _ studies: Int?, _ participants: Int?) throws {
    let row = try #require(try FieldPage(text).rows.first)
    #expect(row.study.nStudies == studies)
    #expect(row.study.nParticipants == participants)
  }
}
