/// Texts with `¦ ` where a new sentence begins, and `¦` where one does without a space. Written for these tests.
enum SentenceCases {
  static let abbreviations = [
    "Ask Dr. Lopez first. ¦ She has time.",
    "Mr. and Mrs. Hale both came. ¦ Neither stayed.",
    "It was led by Prof. Adeyemi of Leeds. ¦ He has retired.",
    "Use soft foods, e.g. Bananas or rice. ¦ Then wait.",
    "Use soft foods (e.g. Bananas). ¦ Then wait.",
    "Take a mild painkiller, i.e. Paracetamol. ¦ Drink water.",
    "It costs approx. $40 a visit. ¦ Some insurers pay.",
    "See Fig. 3 for the curve. ¦ It is steep.",
    "Figs. 2 and 3 show both arms. ¦ They do not differ.",
    "Eq. 4 gives the mean. ¦ It is small.",
    "See No. 5 on the list. ¦ The answer is no. ¦ Ask again.",
    "The clinic is on St. James Street. ¦ Parking is free.",
    "Bring towels, mats, etc. ¦ The room is warm.",
    "Bring towels, mats, etc. and a bottle.",
    "Classes start at 9 a.m. on Mondays. ¦ Come early.",
    "Classes start at 9 a.m. ¦ The room opens at 8.",
    "It opened in Jan. 2019 and closed in Sept. ¦ The town was sad.",
    "Maria Vance, Ph.D., wrote it. ¦ Her team checked it.",
    "Acme Inc. sells the device. ¦ It is not cheap.",
    "It is sold by Acme Inc. ¦ The price varies.",
    "Doses are given in mg per kg. ¦ Weigh the child first.",
    "The dept. of sports medicine ran it. ¦ Nobody paid.",
  ]

  static let countries = [
    "It is sold in the U.S. ¦ The price varies.",
    "The U.S. Preventive Services Task Force agrees. ¦ So do others.",
    "Both the U.K. and the U.S. have approved it. ¦ Canada has not.",
    "About 20% of U.S. adults have tried it. ¦ Few go on.",
    "It is common in the E.U. but not elsewhere.",
  ]

  static let numbers = [
    "Pain fell by 3.5 points. ¦ It rose later.",
    "The dose was .5 mg. ¦ It was well borne.",
    "Pain fell by 3.5. ¦ It rose later.",
    "The price is $1,250.50 a year. ¦ That is a lot.",
    "Version 2.1.3 of the app is out. ¦ It counts steps.",
    "The effect was small (p = 0.04). ¦ It did not last.",
    "The odds ratio was 0.78 (95% CI 0.61 to 0.99). ¦ It favoured yoga.",
    "It was first used in 1998. ¦ 20 years later it was common.",
    "It helped 7 of 10. ¦ 3 felt no change.",
    "Sleep 7.5 to 8 hours. ¦ Rest often.",
    "Go to www.example.org or call 555.123.4567 today. ¦ We answer.",
    "The address is help@example.com. ¦ Write to us.",
  ]

  static let authors = [
    "Lee et al. found less pain. ¦ Others did not.",
    "Lee et al. (2019) found less pain. ¦ Others did not.",
    "Less pain was found by Lee et al. ¦ The trial was small.",
    "Heat vs. cold was tried. ¦ Both helped.",
    "Yoga v. usual care was tried. ¦ Yoga won.",
    "By J. R. Smith and A. Jones. ¦ Read on.",
    "J. K. Rowe led the trial. ¦ It was small.",
    "George W. Hill wrote the book. ¦ It sold well.",
    "Written by A. Jones. ¦ Read on.",
    "Eat foods with vitamins A and D. ¦ Doctors like them.",
    "Take vitamin D. ¦ It helps.",
    "Hepatitis B. is a misprint here. ¦ Hepatitis B is meant.",
    "Smith J, Lee K. Yoga for sleep. ¦ It was a good read.",
  ]

  static let quotes = [
    "“It helps.” ¦ She said so.",
    "\"It helps,\" says Dr. Roe. ¦ \"It does not last.\"",
    "\"It helps!\" says Roe. ¦ Others agree.",
    "“Does it help?” he asked. ¦ Nobody knew.",
    "She said, “Rest first. ¦ Then walk.” ¦ He did.",
    "It is called the ‘reset.’ ¦ It takes a week.",
    "He said \"try it.\" ¦ I did.",
    "She calls it 'a miracle.' ¦ I do not.",
  ]

  static let brackets = [
    "It helps (see below). ¦ It is safe.",
    "It helps (see p. 12. and after) a lot. ¦ It is safe.",
    "It helps. ¦ (This is not advice.) ¦ Ask first.",
    "It helps (Roe et al., 2019; Lim, 2020). ¦ It is safe.",
    "It helps [1]. ¦ It is safe [2,3].",
    "It helps.[1] ¦ It is safe.[2][3] ¦ It is cheap.",
    "It helps.1 ¦ It is safe.2,3 ¦ It is cheap.",
    "Pain fell.1 ¦ See vol.2 of the series.",
    "Pain fell [see Roe. and Lim.] in both arms. ¦ It rose later.",
    "The list (1. rest, 2. heat, 3. yoga) is short. ¦ It is free.",
    "It helps.¹ ¦ It is safe.²,³ ¦ It is cheap.",
    "It helps (p < 0.05; n = 30. Data not shown). ¦ It is safe.",
    "It helps (does it?) most people. ¦ It is safe.",
  ]

  static let marks = [
    "Does it help? ¦ Yes! ¦ It does.",
    "Really?! ¦ Yes.",
    "It can help… some say. ¦ But wait... ¦ There is more.",
    "So… ¦ What now?",
    "It helps; it is safe: try it. ¦ It is cheap.",
    "It helps – and lasts. ¦ It is cheap.",
    "The magazine Yoga Today! is monthly. ¦ It is free.",
    "Wait . ¦ Then go on .",
    "Stop!!! ¦ Read this first.",
  ]

  static let lines = [
    "It helps.\n¦ It is safe.",
    "It helps most\npeople with pain. ¦ It is safe.",
    "1. Sit down. ¦ 2. Breathe in. ¦ 3. Breathe out.",
    "• Less pain. ¦ • Better sleep.",
    "- It eases pain. ¦ - It helps you sleep.",
    "a) Sit down. ¦ b) Breathe in.",
  ]

  /// As people write who do not look back: long, with few stops and marks out of place.
  static let runningOn = [
    "So what does it do, well it calms the nerves, it gets the blood going, and for a lot of folks (not all) it takes the "
      + "edge off. ¦ Is it magic? ¦ No.",
    "We see it daily at the clinic ... people walk in bent and walk out straight. ¦ Not always but often!",
    "First things first: what is it? ¦ It is thin needles, that is all. ¦ Does it hurt? ¦ Hardly.",
    "The needles are thin, much thinner than those at the dr. or the dentist, so do not fear them. ¦ You may feel a tingle.",
    "It worked for my aunt, who is 80 yrs. old. ¦ She walks again.",
    "Some say it is all in the head, i.e. a placebo, others (e.g. Prof. Lund, who ran a trial of 1,200 adults in the U.K. in "
      + "2015) say it is not. ¦ I say try it.",
    "It helps with low back pain,neck pain and knees.¦It is safe too. ¦ Try it.",
    "It is all on mysite.Org or node.js they say. ¦ Look there.",
    "My back hurt so much!¦It was bad.¦Then I tried yoga.¦Now I am fine. ¦ Thanks!",
    "ACUPUNCTURE WORKS. ¦ IT IS SAFE. ¦ CALL NOW!",
    "it is cheap. it is quick. ¦ It is all that we have.",
  ]

  static let all =
    abbreviations + countries + numbers + authors + quotes + brackets + marks + lines + runningOn
}
