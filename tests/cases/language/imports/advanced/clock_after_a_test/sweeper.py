import marks

marks.tags.discard("dust")
