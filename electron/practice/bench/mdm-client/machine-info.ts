import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { der } from '../../../crypto/certificates.ts';
import { signCms } from '../../../crypto/cms.ts';
import type { PracticeDevice } from '../device/device.ts';

/** The first version that tells its own name and takes a request to update (mdm §2.1). */
const TELLS_VERSION_FROM = 17;

/** MachineInfo, signed with the device's certificate and its chain attached (mdm §2.1). */
export async function signMachineInfo(device: PracticeDevice): Promise<Buffer> {
  const { hardware, content, room } = device;
  const tellsVersion = Number.parseInt(hardware.osVersion, 10) >= TELLS_VERSION_FROM;
  const { key, certificate } = await room.authority.identityOf(device);
  return signCms({
    content: writeXmlPlist({
      UDID: hardware.udid,
      SERIAL: hardware.serial,
      PRODUCT: hardware.productType,
      VERSION: hardware.buildVersion,
      LANGUAGE: content.language,
      IMEI: hardware.imei,
      OS_VERSION: tellsVersion ? hardware.osVersion : undefined,
      MDM_CAN_REQUEST_SOFTWARE_UPDATE: tellsVersion ? true : undefined,
    }),
    key,
    certificate,
    extraCertificates: [der(room.authority.certificatePem)],
    signingTime: room.clock.now(),
  });
}
