"""What lies over the screen while belongings are noted, or receipts are printed again."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty
from kivy.uix.anchorlayout import AnchorLayout

from kiosk.display.inspection import InspectionPanel
from kiosk.display.receipts import ReceiptsPanel
from kiosk.gate.desk import InspectionFace, ReceiptsFace
from kiosk.look.rules import load_beside


class GoodsVeil(AnchorLayout):
    """Shows an InspectionFace or a ReceiptsFace, and takes every touch while it does.

    A touch beside it does nothing: a list that was half written would be gone.
    """

    raised = BooleanProperty(defaultvalue=False)

    def lay(self, face: InspectionFace | ReceiptsFace | None) -> None:
        """Open with a face, bring it up to date, or close with None."""
        self.raised = face is not None
        sheet = self.ids.sheet
        if face is None:
            sheet.clear_widgets()
            return
        wanted = InspectionPanel if isinstance(face, InspectionFace) else ReceiptsPanel
        if sheet.children and isinstance(sheet.children[0], wanted):
            sheet.children[0].item = face
        else:
            sheet.clear_widgets()
            sheet.add_widget(wanted(item=face))

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Pass touches on to what is open, and to nothing behind it."""
        if not self.raised:
            return False
        super().on_touch_down(touch)
        return True


load_beside(__file__)
