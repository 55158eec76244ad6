print("thresh")
