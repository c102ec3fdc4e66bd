"""Parts of structures that kinds of chart share: axes, legends, layers, goals and events."""
