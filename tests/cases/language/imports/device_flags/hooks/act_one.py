import stage

opened = stage.enter("one"), hasattr(stage, "on_open")
