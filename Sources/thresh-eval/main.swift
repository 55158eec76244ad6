print("thresh-eval")
