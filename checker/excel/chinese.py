"""What the fields and types that every pack shares are called in Simplified Chinese.

Those of an agreement are its own: its pack has them in ``texts/zh.yaml``.
"""

from __future__ import annotations

from typing import Final

FIELDS: Final = {
    "submitted_by": "提交方",
    "received_on": "收到日期",
    "supersedes": "所取代的文件编号",
    "year": "年份",
    "quarter": "季度",
    "half": "半年",
    "amount": "金额",
    "currency": "币种",
    "unit": "单位",
    "title": "标题",
    "reason": "理由",
    "approved_by": "批准方",
    "approved_on": "批准日期",
    "signed_on": "签署日期",
    "paid_on": "付款日期",
    "starts_on": "开始日期",
    "ends_on": "结束日期",
    "expires_on": "失效日期",
    "agreed_on": "商定日期",
    "effective_on": "生效日期",
    "about": "所评文件编号",
    "result": "结果",
    "by": "认定方",
    "role": "角色",
    "party": "参与方",
    "table": "表",
    "key": "键",
    "value": "值",
    "norm": "规范",
    "subject": "对象",
}
"""Names of fields that mean the same in every agreement."""

TYPES: Final = {
    "amendment": "修订",
    "determination": "认定",
    "party": "参与方",
    "waiver": "豁免",
}
"""Document types that every pack has."""
