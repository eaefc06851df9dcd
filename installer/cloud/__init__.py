"""The AWS side of the shop: stacks, functions and the commands that set them up and take them down."""
