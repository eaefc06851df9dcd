"""The look of the admin tool: tokens, style sheet, icons, and the parts that pages are made of."""
