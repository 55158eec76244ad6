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
    ("A 2022 study in Physical Training Notes found less stiffness.", "Physical Training Notes", 2022),
    ("A 2019 trial in Knees & Motion found less stiffness.", "Knees & Motion", 2019),
    ("In one randomized trial (Nursing & Scent) patients slept longer.", "Nursing & Scent", nil),
    ("Research in the open-access journal Liver Notes linked tea to sleep.", "Liver Notes", nil),
    ("In Sports Medicine Today's trial, 60 adults wore a brace.", "Sports Medicine Today", nil),
    (
      "In 2021 the Journal of Community Rheumatology published a trial of braces.",
      "Journal of Community Rheumatology", 2021
    ),
    (
      "The study everybody quotes, from a 2023 issue of Heat & Performance, had 16 players.",
      "Heat & Performance", 2023
    ),
    ("In one trial, hair grew in 210 men (Skin Therapy Letters).", "Skin Therapy Letters", nil),
    ("One trial compared two therapies (Cognitive Behavioral Therapy, yoga).", nil, nil),
    ("A trial in New South Wales found that stairs are hard.", nil, nil),
    ("A study in Leeds City Hospital found that stairs are hard.", nil, nil),
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
    ("A systematic review in 2020 looked at 12 trials.", 2020),
    ("Then in 2021 a meta-analysis found less stiffness.", 2021),
    ("Interest grew in 2003, when a study of 60 people found less stiffness.", 2003),
    ("A meta-analysis of ten trials in 2021 found less stiffness.", 2021),
    ("A trial presented at a European congress in 2024 found less stiffness.", 2024),
    ("A cohort of 900 people, described in a 2021 paper, had less stiffness.", 2021),
    ("One trial in 53 people (2022) found less stiffness.", 2022),
    ("One trial of 90 people (it came out in 2015) found less stiffness.", 2015),
    ("Research published in 2022 found less stiffness.", 2022),
    ("A review looked at trials published between 1990 and 2005.", nil),
    ("A trial that began in 2010 found less stiffness.", nil),
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
    ("The study is small, says lead author Professor Ana Lopez-Garcia.", "Ana Lopez-Garcia"),
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
    ("In one trial, 60 stressed adults who took tea slept longer.", nil, 60),
    ("In the only good trial, 146 volunteers took garlic.", nil, 146),
    ("A 2019 cohort study of 29,615 U.S. adults linked eggs to heart disease.", nil, 29615),
    ("A trial in which 30 volunteers wore two braces found no difference.", nil, 30),
    ("A randomized trial, with 54 enrolled, found less crying.", nil, 54),
    ("A cohort of 1.19 million Danes had less stiffness.", nil, 1_190_000),
    ("In our survey of 412 choir members, 81 per cent felt better.", nil, 412),
    ("A trial in 40-year-old women found less stiffness.", nil, nil),
    ("In a small study there were only 25 people per group.", nil, nil),
    ("A meta-analysis of 19 trials found one more fall for every 90 people.", 19, nil),
    ("One study found that seven out of ten users felt better.", nil, nil),
    ("A trial found that 17 percent more women felt better.", nil, nil),
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
