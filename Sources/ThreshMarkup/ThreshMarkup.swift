// ThreshMarkup
