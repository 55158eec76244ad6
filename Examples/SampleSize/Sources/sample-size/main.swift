import SampleSize
import ThreshPlugin

ThreshPlugin.main([SampleSize.self])
