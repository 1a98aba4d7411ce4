# 专家规则句式。放在规则文件夹里，与 .dslr 文件一起使用；可以增删；等号右边是规则语言。
# 花括号是空位：只能填字母、数字、汉字、空格和 _-.:/。以减号开头的句子补充上一句的条件。
[keyword]规则=rule
[keyword]当=when
[keyword]则=then
[keyword]结束=end
[keyword]启用=enabled

[when]有一件事=$e : Event()
[when]- 大类是{名称}=major == "{名称}"
[when]- 小类是{名称}=minor == "{名称}"
[when]- 小类是{甲}或{乙}=minor in ("{甲}", "{乙}")
[when]- 小类不是{名称}=minor != "{名称}"
[when]- 类别编码是{编码}=category == "{编码}"
[when]- 类型是{类型}=kind == "{类型}"
[when]- 设备原始类型是{类型}=nativeKind == "{类型}"
[when]- 来自传感器=source == "SENSOR"
[when]- 来自摄像机=source == "CAMERA"
[when]- 来自网格员=source == "GRID_WORKER"
[when]- 来自市民=source == "CITIZEN"
[when]- 来自热线=source == "HOTLINE"
[when]- 来自市民或热线=source in ("CITIZEN", "HOTLINE")
[when]- 来自媒体=source == "MEDIA"
[when]- 来自设备=source in ("SENSOR", "CAMERA")
[when]- 来自人=source not in ("SENSOR", "CAMERA")
[when]- 上级交办=source == "SUPERIOR"
[when]- 初判为高或严重=severity in ("HIGH", "CRITICAL")
[when]- 初判为严重=severity == "CRITICAL"
[when]- 紧急程度是一般=grade == "GENERAL"
[when]- 紧急程度是重大=grade == "MAJOR"
[when]- 紧急程度是紧急=grade == "URGENT"
[when]- 在基础网格=gridKind == "BASIC"
[when]- 在专属网格=gridKind == "DEDICATED"
[when]- 在一类网格=gridClass == "I"
[when]- 在二类网格=gridClass == "II"
[when]- 在三类网格=gridClass == "III"
[when]- 在{区域}=areas contains "{区域}"
[when]- 不在{区域}=areas not contains "{区域}"
[when]- 网格编码是{编码}=grid == "{编码}"
[when]- 权属单位是{单位}=owner == "{单位}"
[when]- 部件编码是{编码}=component == "{编码}"
[when]- 描述包含{文字}=text contains "{文字}"
[when]- 描述包含{甲}或{乙}=(text contains "{甲}" || text contains "{乙}")
[when]- 描述不包含{文字}=text not contains "{文字}"
[when]- 数值不低于{数}=value >= {数}
[when]- 数值高于{数}=value > {数}
[when]- 数值不高于{数}=value <= {数}
[when]- 数值低于{数}=value < {数}
[when]- 时间从{起}点到{止}点=(hour >= {起} && hour < {止})
[when]- 时间在{起}点以后或{止}点以前=(hour >= {起} || hour < {止})
[when]- 是工作日=workday
[when]- 不是工作日=!workday
[when]- 在周末=weekday in (6, 7)
[when]- 月份从{起}到{止}=(month >= {起} && month <= {止})
[when]{量}的读数高于{数}=exists Reading( name == "{量}", value > {数} )
[when]{量}的读数低于{数}=exists Reading( name == "{量}", value < {数} )
[when]有{量}的读数=exists Reading( name == "{量}" )
[when]没有{量}的读数=not Reading( name == "{量}" )
[when]属于街道{名称}=exists Area( level == "SUBDISTRICT", name == "{名称}" )
[when]属于社区{名称}=exists Area( level == "COMMUNITY", name == "{名称}" )

[then]按{规则编号}办理=$e.hit("{规则编号}");
