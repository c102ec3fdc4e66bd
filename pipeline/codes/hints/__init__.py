"""What to do about a finding where that depends on the value: a function for each advice.

It takes the words to fill in and says one thing. Which of them is said is for the check to choose;
the codes list those that may stand in place of their own hint.
"""
