import stage

opened = stage.enter("two"), getattr(stage, "on_open", None) is not None
